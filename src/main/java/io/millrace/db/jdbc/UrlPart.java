package io.millrace.db.jdbc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names inside a JDBC URL. */
final class UrlPart {

    private UrlPart() {}

    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
