"""What it costs to add a thing, shown by adding one to a copy of the product and using it there."""
