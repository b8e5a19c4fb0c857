/**
 * Questions and answers in words. Whoever shows a question or an answer may import it.
 *
 * <p>{@link io.millrace.ask.words.Paraphraser} says a question in one phrase, and whoever reads
 * that phrase, as {@code io.millrace.ask.grammar.canonical} does, gets the same question back.
 * These are all its phrases; {@code [ ]} may be absent, {@code ...} repeats, words in braces are
 * filled in. It begins with a capital letter and has no full stop.
 *
 * <pre>
 * Breakdown    {measure}, {measure} and {measure} [by {group}, {group} and {group}] {subject} {rest}
 *              list every {group}, {group} and {group} {subject} {rest}       without measures
 * Cohorts      customer cohorts by {unit} {subject}
 * Pareto       [list] the fewest {dimensions} that make {percent} of {measure} {subject}
 * Correlation  correlation between {measure} and {measure} [over each {group}] {subject}
 * Basket       the top {n} pairs of {dimensions} bought together [with {value}] [by lift] {subject}
 * Coverage     coverage of the data {subject}
 *
 * subject      [{span}] [, dated by {basis label}] [, {clause}]...   in the order of the conditions
 *
 * measure      {label}                                 profit margin
 *              number of {label}                       where the label is a dimension's plural as well
 *              number of different {dimensions}        CountOf
 *              average|median|lowest|highest of the {measure} of each {group}      Over
 *              {measure} divided by {measure}          Ratio
 * figure       {measure}                               VALUE
 *              difference in|growth in|share in {measure}
 * group        {dimension label}
 *              day|week|month|quarter|half-year|year   Steps, the same for units
 *              quarter of the year|month of the year|week of the year|day of the month|weekday
 *              |part of the week                       Cyclic
 * dimensions   the label in the plural, by {@link io.millrace.ask.words.Plural}
 *
 * clause       for {dimension label} {value} or {value}...     OneOf; negated: except ...
 *              with {attribute} {range}                Numeric; negated: without ...
 *              only those {flag label}                 Flagged; negated: only those not {flag label}
 *              on Mondays or Tuesdays...               Recurring; negated: not on ...
 *              on weekdays or weekends
 *              on day 1 or day 15... of any month
 *              in Q1 or Q2... of any year
 *              in March or April... of any year
 *              in week 10 or week 11... of any year
 *              with {basis label} {span}               Dated
 *              of {dimensions} that had [no|only] sales [{inner} and {inner}...] [where {figure} is|are {limit}]
 *                                                      Belonging; its span is the first inner one
 * inner        a span, whose parts are joined by or; none for all the time there is
 *              that were [not] {flag label}            instead of only those
 *              (of {dimensions} that had ...)          in parentheses
 *              every other clause as it is
 * value        words that begin with capitals as they are; everything else in double quotes, and a
 *              double quote in it twice
 * attribute    the first word of the model's list
 *
 * span         in 2024 | in H1 2024 | in Q3 2024 | in March 2024 | in week 10 of 2024 | on 2024-03-05
 *              from 2024-02-03 to 2024-03-01 | since 2024-03-01 | until 2024-03-01
 *              this year | today                       Current
 *              last year | yesterday | 2 years ago     Earlier
 *              in the last 6 months                    Latest
 *              at any time                             Everything, only where a span must stand
 *              {span} and {span}...                    Several; within a clause: {span} or {span}...
 *
 * rest, in this order
 *              , only where {figure} is|are {limit}    each threshold
 *              , the top|the bottom {n} by {figure} [within each {group}, {group} and {group}]
 *              , highest first|lowest first by {figure} [within each ...]     without a limit
 *              , as a running total
 *              , as a moving average over {n} months   or what the finest steps are; else: steps
 *              , compared with {span}                  without in, on; the time from ... to|since|until ...;
 *                                                      all time
 *              , compared with the period before
 *              , compared with the same period a year earlier
 *              , comparing {dimension label} {value} with {value}
 *              , each compared with the one before
 *              , each compared with the one a year earlier
 *              , as a share of the total
 *              , as a share within each {group}, {group} and {group}
 *              , as the share of those {inner} and {inner}...
 * range, limit over|at least|under|at most|exactly {number}
 *              between {number} and {number}           both included
 *              over|at least {number} and under|at most {number}
 *              above average | below average           only limits
 * number       10,000.5 | -3 | 12.5% (percentages, growth and shares) | 2024-03-05 (measures that are days)
 * </pre>
 *
 * <p>Some trees mean the same as another and are said like that one, so that the other comes back:
 * days without any end (all the time there is), several spans within several (the same without the
 * nesting). Conditions without a value, a share of those without a condition, several groupings
 * that are the same, and a range from a higher to a lower number mean nothing; they are not
 * questions.
 */
@NullMarked
package io.millrace.ask.words;

import org.jspecify.annotations.NullMarked;
