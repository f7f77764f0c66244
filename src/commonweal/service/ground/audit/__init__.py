"""Who did what and who saw whom: records, versions, the audit trail."""
