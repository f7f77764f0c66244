"""Study tables for the evaluator, a linkage file for the controller."""
