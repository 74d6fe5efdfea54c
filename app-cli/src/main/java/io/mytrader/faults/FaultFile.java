package io.mytrader.faults;

import io.mytrader.gateway.fault.Fault;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.MessageFault;
import io.mytrader.gateway.fault.MessageFault.Treatment;
import io.mytrader.gateway.fault.OrderFault;
import io.mytrader.gateway.fault.RandomFaults;
import io.mytrader.gateway.fault.Schedule;
import io.mytrader.gateway.fault.TimedFault;
import io.mytrader.ib.wire.server.ServerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a fault script in YAML, strictly: an unknown key, a missing one or a value that makes no
 * sense is an error, and all of them are told at once. docs/simulated-gateway.md describes it.
 */
public final class FaultFile {
    private static final List<String> ORDER_TROUBLES =
            List.of(
                    "swallowed",
                    "rejected",
                    "accepted_late",
                    "partial_fills",
                    "cancelled_after",
                    "filled_before_cancel",
                    "corrected_ticks",
                    "commission_missing");
    private static final List<String> TREATMENTS =
            List.of("dropped", "delayed", "duplicated", "truncated", "garbled");
    private static final Set<String> MESSAGES = messages(ServerMessage.class, new TreeSet<>());

    private final List<String> problems = new ArrayList<>();

    private FaultFile() {}

    /**
     * The script in a file.
     *
     * @throws IOException if it can't be read
     * @throws FaultFileException if it is wrong
     */
    public static FaultScript read(Path file) throws IOException {
        return parse(file.toString(), Files.readString(file));
    }

    /**
     * The script in a text.
     *
     * @param name of the text, for messages
     * @throws FaultFileException if it is wrong
     */
    static FaultScript parse(String name, String text) {
        FaultFile file = new FaultFile();
        JsonNode document = document(name, text);
        List<Fault> faults = file.faults(document);
        if (!file.problems.isEmpty()) {
            throw new FaultFileException(name, file.problems);
        }
        return new FaultScript(faults);
    }

    private static JsonNode document(String name, String text) {
        YAMLMapper mapper =
                YAMLMapper.builder(
                                YAMLFactory.builder()
                                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                        .build())
                        .build();
        try {
            return mapper.readTree(text);
        } catch (JacksonException notYaml) {
            throw new FaultFileException(name, List.of(notYaml.getOriginalMessage()));
        }
    }

    private List<Fault> faults(JsonNode document) {
        Section top = new Section("script", document, problems);
        List<Fault> faults = new ArrayList<>();
        if (top.has("random")) {
            top.section("random").ifPresent(random -> faults.addAll(random(random)));
        }
        JsonNode list = document.get("faults");
        if (list != null) {
            top.knows("faults");
            if (list.isArray()) {
                for (int i = 0; i < list.size(); i++) {
                    Fault fault = fault(new Section("faults[" + i + "]", list.get(i), problems));
                    if (fault != null) {
                        faults.add(fault);
                    }
                }
            } else {
                top.problem("faults", "expected a list");
            }
        }
        top.nothingElse();
        return faults;
    }

    private static List<Fault> random(Section section) {
        long seed = section.number("seed").orElse(1L);
        int count = section.count("count").orElse(1);
        Duration length = section.duration("length").orElse(Duration.ofHours(1));
        section.nothingElse();
        return RandomFaults.script(seed, length, count).faults();
    }

    private static @Nullable Fault fault(Section section) {
        Fault fault;
        if (section.has("order")) {
            fault = orderFault(section);
        } else if (section.has("message")) {
            fault = messageFault(section);
        } else if (section.has("trouble")) {
            fault = timedFault(section);
        } else {
            section.problem("", "expected one of trouble, order, message");
            return null;
        }
        section.nothingElse();
        return fault;
    }

    private static @Nullable Fault timedFault(Section section) {
        Optional<TimedFault.Trouble> trouble = section.one("trouble", TimedFault.Trouble.class);
        Optional<Duration> lasting = section.duration("lasts");
        Optional<Schedule> begins = section.has("daily") ? daily(section) : once(section);
        return trouble.isEmpty() || lasting.isEmpty() || begins.isEmpty()
                ? null
                : new TimedFault(begins.get(), lasting.get(), trouble.get());
    }

    private static Optional<Schedule> once(Section section) {
        return section.duration("after").map(Schedule::after);
    }

    private static Optional<Schedule> daily(Section section) {
        Optional<String> time = section.text("daily");
        Optional<String> zone = section.text("zone");
        if (time.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Schedule.Daily(LocalTime.parse(time.get()), ZoneId.of(zone.get())));
        } catch (DateTimeException wrong) {
            section.problem(
                    "daily", "expected a time such as \"23:45\" and a zone: " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private static @Nullable Fault orderFault(Section section) {
        Optional<OrderFault.Role> role = section.one("order", OrderFault.Role.class);
        int first = section.count("first", 1);
        int count = section.count("count", 1);
        Optional<String> what = oneOf(section, ORDER_TROUBLES);
        if (role.isEmpty() || what.isEmpty()) {
            return null;
        }
        OrderFault.@Nullable Trouble trouble = orderTrouble(section, what.get());
        return trouble == null ? null : new OrderFault(role.get(), first, count, trouble);
    }

    private static OrderFault.@Nullable Trouble orderTrouble(Section section, String what) {
        return switch (what) {
            case "rejected" -> section.section(what).map(FaultFile::rejected).orElse(null);
            case "accepted_late" ->
                    section.duration(what).map(OrderFault.Trouble.AcceptedLate::new).orElse(null);
            case "partial_fills" ->
                    section.count(what).map(OrderFault.Trouble.PartialFills::new).orElse(null);
            case "cancelled_after" ->
                    section.duration(what)
                            .map(OrderFault.Trouble.CancelledByBroker::new)
                            .orElse(null);
            case "corrected_ticks" ->
                    section.count(what).map(OrderFault.Trouble.Corrected::new).orElse(null);
            case "filled_before_cancel" -> {
                section.isTrue(what);
                yield new OrderFault.Trouble.FilledBeforeCancel();
            }
            case "commission_missing" -> {
                section.isTrue(what);
                yield new OrderFault.Trouble.CommissionMissing();
            }
            default -> {
                section.isTrue(what);
                yield new OrderFault.Trouble.Swallowed();
            }
        };
    }

    private static OrderFault.Trouble rejected(Section section) {
        int code = section.count("code").orElse(1);
        String text = section.text("text").orElse("");
        section.nothingElse();
        return new OrderFault.Trouble.Rejected(code, text);
    }

    private static @Nullable Fault messageFault(Section section) {
        Optional<String> message = section.text("message");
        int first = section.count("first", 1);
        int count = section.count("count", 1);
        Optional<String> what = oneOf(section, TREATMENTS);
        if (message.isEmpty() || what.isEmpty()) {
            return null;
        }
        if (!MESSAGES.contains(message.get())) {
            section.problem("message", "expected one of " + String.join(", ", MESSAGES));
            return null;
        }
        @Nullable Treatment treatment = treatment(section, what.get());
        return treatment == null ? null : new MessageFault(message.get(), first, count, treatment);
    }

    private static @Nullable Treatment treatment(Section section, String what) {
        if (what.equals("delayed")) {
            return section.duration(what).map(Treatment.Delayed::new).orElse(null);
        }
        section.isTrue(what);
        return switch (what) {
            case "dropped" -> new Treatment.Dropped();
            case "duplicated" -> new Treatment.Duplicated();
            case "truncated" -> new Treatment.Truncated();
            default -> new Treatment.Garbled();
        };
    }

    /** The one key of these that is there. */
    private static Optional<String> oneOf(Section section, List<String> keys) {
        List<String> present = keys.stream().filter(section::has).toList();
        if (present.size() != 1) {
            section.problem("", "expected exactly one of " + String.join(", ", keys));
            return Optional.empty();
        }
        return Optional.of(present.getFirst());
    }

    private static Set<String> messages(Class<?> type, Set<String> names) {
        if (type.isSealed()) {
            for (Class<?> below : type.getPermittedSubclasses()) {
                messages(below, names);
            }
        } else {
            names.add(type.getSimpleName());
        }
        return names;
    }
}
