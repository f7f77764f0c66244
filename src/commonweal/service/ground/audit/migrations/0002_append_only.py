"""The database itself refuses to change or delete an audit entry, whoever asks."""

from django.db import migrations

SQLITE = {
    verb: f"""
CREATE TRIGGER audit_entry_refuses_{verb.lower()} BEFORE {verb} ON audit_entry
BEGIN SELECT RAISE(ABORT, 'An audit entry is never changed or deleted.'); END
"""
    for verb in ("UPDATE", "DELETE")
}
SQLITE_UNDO = {verb: f"DROP TRIGGER IF EXISTS audit_entry_refuses_{verb.lower()}" for verb in SQLITE}
POSTGRESQL = """
CREATE FUNCTION audit_entry_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'An audit entry is never changed or deleted.' USING ERRCODE = 'integrity_constraint_violation'; END
$$;
CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION audit_entry_refuses();
"""
POSTGRESQL_UNDO = """
DROP TRIGGER IF EXISTS audit_entry_is_append_only ON audit_entry;
DROP FUNCTION IF EXISTS audit_entry_refuses();
"""


def protect(apps, schema_editor):
    statements = [POSTGRESQL] if schema_editor.connection.vendor == "postgresql" else SQLITE.values()
    for statement in statements:
        schema_editor.execute(statement)


def release(apps, schema_editor):
    statements = [POSTGRESQL_UNDO] if schema_editor.connection.vendor == "postgresql" else SQLITE_UNDO.values()
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(protect, release)]
