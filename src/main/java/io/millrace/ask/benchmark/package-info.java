/**
 * Questions as people ask them, with answers found by SQL that was written by hand and owes nothing
 * to the engine, so that any engine can be measured on them. Imports nothing of the rest of {@code
 * ask}; what evaluates engines imports it.
 *
 * <p>The questions are in YAML files beside this package, each a list of records of four kinds:
 *
 * <pre>
 * - id: sales-2024                    several ways of asking the same
 *   kind: totals
 *   ask: [sales in 2024, What did we sell last year?]
 *   sql: SELECT SUM(sales) AS sales FROM fact_sales WHERE order_date_key BETWEEN 20240101 AND 20241231
 *
 * - id: people                        what must not be answered; expect is one word or a list
 *   kind: unanswerable
 *   expect: [unknown, clarify, refused]
 *   ask: [how many employees do we have?]
 *
 * - conversation: only-the-west       each turn follows those before it
 *   turns:
 *     - {ask: sales by region, sql: …}
 *     - {ask: only the West, sql: …}
 *
 * - contrast: best-worst              two that sound alike and must be answered differently
 *   one: {ask: best region, sql: …}
 *   other: {ask: worst region, sql: …}
 *
 * - frame: measure-period             made by filling in values.yaml
 *   kind: totals
 *   with: {measure: measures, period: periods}
 *   take: 34                          so many combinations, spread over all there are
 *   each: 2                           so many wordings of each combination
 *   ask: ["{measure} {period}", "what was the {measure} {period}?"]
 *   sql: SELECT {measure.sql} AS value FROM fact_sales WHERE order_date_key {period.days}
 * </pre>
 *
 * <p>SQL is over the tables of a mart, for MySQL and MariaDB alike, and may use the words of
 * fragments.yaml in braces. Every column of it must be found in the answer, under any name and in
 * any place; the answer may have more columns. Rows are compared as a multiset. Beside {@code sql}
 * there may be:
 *
 * <ul>
 *   <li>{@code or}: a list of other statements whose rows are as right;
 *   <li>{@code ordered: true}: the order of the rows counts;
 *   <li>{@code prefix: true}: how many rows is left open, but the first ones must be the same;
 *   <li>{@code spread: [now, before]}: these columns may as well stand below each other in one;
 *   <li>{@code pair: [one, other]}: the values of these two columns may be swapped in a row.
 * </ul>
 *
 * <p>A column of time says by its name what it holds: {@code year} 2024, {@code quarter} 20241,
 * {@code month} 202401, {@code week} 202401 (ISO), {@code day} and {@code …_day} 20240131, {@code
 * weekday} 1 for Monday, {@code month_of_year} 1. The answer may write it as it likes: 2024-01, a
 * date, January 2024, or year and month in two columns. Shares, margins and growth are fractions of
 * one.
 */
@NullMarked
package io.millrace.ask.benchmark;

import org.jspecify.annotations.NullMarked;
