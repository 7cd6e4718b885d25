-- How many alerts the store has counted, repeats included.
select coalesce(sum(occurrences), 0) from alert where source = 'generic'
