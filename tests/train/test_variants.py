"""The table of variants is what the command makes of the dictionaries, and it leads nowhere twice."""

from train.variants import TABLE, main, table


def test_the_table_that_ships_is_the_one_that_the_command_writes():
    shipped = TABLE.read_text("utf-8")
    main()

    assert TABLE.read_text("utf-8") == shipped


def test_what_a_variant_stands_for_is_no_variant_itself():
    found = table()

    assert not set(found.values()) & set(found)
