package io.millrace.app;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.MillraceException;
import io.millrace.access.Administration;
import io.millrace.access.Administration.Listed;
import io.millrace.access.Enrolment;
import io.millrace.access.Person;
import io.millrace.access.RecoveryCodes;
import io.millrace.access.Role;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.config.SecretFile;
import io.millrace.ui.services.Workplace.Guest;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The people of the demo company, one for each role, and who is first in an empty home. Their ways
 * in lie in a file that only the owner of the home reads, as the keys of its servers do.
 */
final class Guests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> QUESTIONS =
            List.of(
                    "What leads the water to the wheel?",
                    "What does the wheel turn?",
                    "What falls out of the mill?");
    private static final List<String> ANSWERS = List.of("race", "stone", "flour");

    /** Who is first in a home without anybody. */
    private static final Person OWNER =
            new Person("owner", Role.ADMINISTRATOR, List.of(Person.EVERYWHERE));

    private final Path file;
    private final Administration administration;
    private final SignIn signIn;

    Guests(Path home, Administration administration, SignIn signIn) {
        this.file = home.resolve("guests.json");
        this.administration = administration;
        this.signIn = signIn;
    }

    /** Those who still exist and whose way in is known here. */
    List<Guest> known() {
        Map<String, Listed> people = people();
        return read().stream()
                .filter(guest ->
                        Optional.ofNullable(people.get(guest.name()))
                                .filter(listed ->
                                        !guest.answers().isEmpty() || listed.factor().isEmpty())
                                .isPresent())
                .toList();
    }

    /** Makes who is missing of the demo company's people; gives all of them. */
    List<Guest> demo(List<String> regions, Run run) {
        List<Guest> known = known();
        if (known.size() == Role.values().length) {
            return known;
        }
        return run.stage(
                "Let the demo company's people in",
                () -> {
                    List<Guest> made = new ArrayList<>();
                    for (Person person : people(regions)) {
                        made.add(enrolled(person));
                        run.progress(made.size(), Role.values().length);
                    }
                    write(made);
                    return List.copyOf(made);
                });
    }

    /** Somebody has to be the first: in a home without anybody, its owner administers it. */
    List<Guest> first() {
        Map<String, Listed> people = people();
        if (people.isEmpty()) {
            invite(administration.add(OWNER));
        } else if (Optional.ofNullable(people.get(OWNER.name()))
                .filter(Guests::hasMissed)
                .isPresent()) {
            invite(administration.reset(OWNER.name(), true));
        }
        return known();
    }

    /** Invited, never here, and the day is over. */
    private static boolean hasMissed(Listed listed) {
        return listed.factor().isEmpty()
                && listed.oneTimeUntil().filter(Instant.now()::isAfter).isPresent();
    }

    private void invite(char[] password) {
        write(
                List.of(
                        new Guest(
                                OWNER.name(),
                                OWNER.role().title(),
                                new String(password),
                                List.of())));
    }

    /** One for each role. */
    static List<Person> people(List<String> regions) {
        return List.of(
                new Person("sam", Role.ASSOCIATE, regions.subList(0, 1)),
                new Person("maria", Role.MANAGER, regions),
                new Person("edith", Role.EXECUTIVE, List.of(Person.EVERYWHERE)),
                new Person("adam", Role.ADMINISTRATOR, List.of(Person.EVERYWHERE)));
    }

    /** As the person would do it: through the gate, with a password and questions of his own. */
    private Guest enrolled(Person person) {
        if (people().containsKey(person.name())) {
            administration.remove(person.name());
        }
        char[] first = administration.add(person);
        String password = RecoveryCodes.fresh().codes().getFirst();
        LinkedHashMap<String, String> answers = new LinkedHashMap<>();
        for (int i = 0; i < QUESTIONS.size(); i++) {
            answers.put(QUESTIONS.get(i), ANSWERS.get(i));
        }
        Step step = signIn.begin(person.name(), first);
        if (step instanceof Step.First asked) {
            step =
                    signIn.renew(
                            asked,
                            password.toCharArray(),
                            Optional.of(new Enrolment.Questions(answers, RecoveryCodes.fresh())));
        }
        if (!(step instanceof Step.Open open)) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    person.name() + " of the demo company could not sign in.");
        }
        open.session().close();
        return new Guest(person.name(), person.role().title(), password, ANSWERS);
    }

    private Map<String, Listed> people() {
        return administration.people().stream()
                .collect(Collectors.toMap(listed -> listed.person().name(), listed -> listed));
    }

    private List<Guest> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JSON.readValue(SecretFile.read(file), new TypeReference<List<Guest>>() {});
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    file
                            + " cannot be read; delete it, and the demo company's people are made anew.",
                    cause);
        }
    }

    private void write(List<Guest> guests) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(part);
            Files.createFile(part, forOwner());
            Files.writeString(
                    part, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(guests));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED, file + " cannot be written.", cause);
        }
    }

    /** Where files have no owner's rights, the folder of the person's data is closed to others. */
    private FileAttribute<?>[] forOwner() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
