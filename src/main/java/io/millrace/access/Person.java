package io.millrace.access;

import java.util.List;

/**
 * Somebody with an account.
 *
 * @param name in lower case, as on both servers after {@code u_}
 * @param regions whose business the person sees; {@link #EVERYWHERE} alone means all
 */
public record Person(String name, Role role, List<String> regions) {

    /** Stands for every region. */
    public static final String EVERYWHERE = "*";

    public Person {
        regions = List.copyOf(regions);
    }

    public boolean isEverywhere() {
        return regions.contains(EVERYWHERE);
    }
}
