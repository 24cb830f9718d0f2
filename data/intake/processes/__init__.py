"""Heavy work on a list runs in child processes, so that the server's own interpreter stays with its readers.

:mod:`.queue` starts the processes, few at once, and ends them; :mod:`.child` is what each process does first. A kind of
work is a :class:`~.queue.Task` and the program that its process runs: reading a file (:mod:`data.intake.reading`,
:mod:`data.intake.reading_child`; with a knowledge of places :mod:`geo.reading`, :mod:`geo.reading_child`), and checking
a long list and finding its homes (:mod:`geo.checking`, :mod:`geo.checking_child`).
"""
