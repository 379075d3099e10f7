"""Every AWS call of an appeal's life made to fail, in every way in which calls fail."""
