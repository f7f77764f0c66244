"""Work in progress, kept encrypted until it is sent or discarded."""
