package io.millrace.ui.ask;

import io.millrace.access.Role;
import java.util.List;

/** Questions to begin with, by what a person is here. Each of them has an answer. */
final class Starters {

    private static final List<String> MANAGER =
            List.of(
                    "Sales and profit by month in the last 12 months",
                    "Top 10 products by profit this year",
                    "Which sub-categories lose money?",
                    "Return rate by region",
                    "Average days to ship by ship mode",
                    "Sales by region and category this year");

    private static final List<String> EXECUTIVE =
            List.of(
                    "Sales by market and year",
                    "Sales growth by region this year",
                    "Which customers make 80% of profit?",
                    "Share of sales by segment",
                    "Profit by sub-category and region",
                    "Correlation between discount and profit");

    private Starters() {}

    static List<String> of(Role role) {
        return switch (role) {
            case MANAGER -> MANAGER;
            case EXECUTIVE -> EXECUTIVE;
            case ASSOCIATE, ADMINISTRATOR -> List.of();
        };
    }
}
