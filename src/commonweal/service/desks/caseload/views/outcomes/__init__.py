"""What comes after: how it goes on, whether they still go, what was gained, missed and thought of it."""
