"""How the service is doing: charts and gaps for managers, supervision, and everybody's own people's progress."""
