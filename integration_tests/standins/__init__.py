"""Servers that stand in for warehouses nobody can start here. What each does not prove is said where it is made."""
