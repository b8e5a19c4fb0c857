-- Why things came back, the most frequent reason first.
SELECT return_reason FROM oltp.order_return WHERE return_reason <> ''
 GROUP BY return_reason ORDER BY count(*) DESC, return_reason LIMIT 20
