package io.millrace.warehouse;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a column tells of a person, as its name says. */
public enum PersonalKind {
    EMAIL("e-mail address", word("e?mails?")),
    PHONE("telephone number", word("phones?|telephone|mobile|cell|fax")),
    ADDRESS("address", word("postal|postcode|zip|zipcode|street|address")),
    BIRTH("age", word("birth|birthday|birthdate|dob|age")),
    NAME(
            "name",
            word("surname|firstname|lastname|fullname")
                    + "|(^|_)(customer|first|last|full|middle|family|given|maiden|contact|user|employee)_name$"),
    NUMBER("number of a person", word("ssn|passport|iban|tax|vat|ip")),
    OTHER("about a person", word("gender|sex|contact|person|salary"));

    private final String title;
    private final Pattern name;

    PersonalKind(String title, String name) {
        this.title = title;
        this.name = Pattern.compile(name);
    }

    /** Of a column of this name; empty where it says nothing of the kind. */
    static Optional<PersonalKind> of(String column) {
        return Arrays.stream(values()).filter(kind -> kind.name.matcher(column).find()).findFirst();
    }

    private static String word(String words) {
        return "(^|_)(" + words + ")(_|$)";
    }

    /** As people call it. */
    public String title() {
        return title;
    }
}
