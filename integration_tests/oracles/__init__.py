"""What says whether rendered SQL is SQL where no warehouse is at hand to run it."""
