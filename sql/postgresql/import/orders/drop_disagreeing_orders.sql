DELETE FROM import_order WHERE disagrees
