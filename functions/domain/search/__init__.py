"""Finding (查找): the form that is searched, what of an appeal can be found, and the files of the index."""
