"""Your data page: bring a list, see what could not be read or located, mend it, show it."""

from pages.panels import frame, own_list

if frame.within_dashboard():
    frame.header()
    with frame.form_width():
        own_list.introduce()
        work = own_list.bring()
        if work:
            own_list.match_columns(work)
            own_list.check_and_show(work)
