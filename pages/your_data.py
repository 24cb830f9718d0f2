"""Your data page: bring a list, see what could not be read or located, mend it, show it."""

from pages.panels import frame, own_list

if frame.within_dashboard():
    frame.header()
    own_list.introduce()
    table = own_list.bring()
    if table:
        table, mapping = own_list.match_columns(table)
        own_list.check_and_show(table, mapping)
