package io.millrace.semantics.dashboard;

import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.util.Optional;

/**
 * The figures of a period, and those it is measured against.
 *
 * @param extent the days of which there is data
 * @param before the figures of {@link Period#previous()}; nothing where the data does not reach
 *     back
 * @param yearBefore the figures of {@link Period#yearBefore()}; likewise
 * @param series the figures of the period step by step
 */
public record Headline(
        Extent extent,
        Period period,
        KeyFigures figures,
        Optional<KeyFigures> before,
        Optional<KeyFigures> yearBefore,
        Series series) {}
