package io.mytrader.runtime.advice;

import io.mytrader.advice.AnswerSource;
import io.mytrader.api.json.ApiJson;
import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.StoredEvent;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.UnavailableCause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * Recorded answers by their questions' ids; calls nobody.
 *
 * <p>Immutable. A question that was not asked then is answered {@code not_recorded}.
 */
public final class Answers implements AnswerSource {
    private static final String EVENT = "llm_analysis";

    /** Messages have members that answers have not. */
    private static final ObjectReader READER =
            ApiJson.mapper()
                    .readerFor(AnswerLine.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Map<String, AnswerLine> lines;

    private Answers(Map<String, AnswerLine> lines) {
        this.lines = lines;
    }

    /** Those answers; the first of a question counts, and none that came too late. */
    public static Answers of(Collection<AnswerLine> lines) {
        Map<String, AnswerLine> known = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> !line.isLate())
                .sorted(Comparator.comparing(AnswerLine::barTime))
                .forEach(line -> known.putIfAbsent(line.questionId(), line));
        return new Answers(known);
    }

    /**
     * Reads files with one answer a line.
     *
     * @throws AnswersException naming the line that is wrong
     * @throws IOException if a file cannot be read
     */
    public static Answers read(List<Path> files) throws IOException {
        List<AnswerLine> all = new ArrayList<>();
        for (Path file : files) {
            int number = 0;
            for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                if (!text.isBlank()) {
                    all.add(parse(text, file + ":" + number));
                }
            }
        }
        return of(all);
    }

    /** The answers that a session recorded. */
    public static Answers recordedIn(SessionHistory history, SessionId session) {
        List<AnswerLine> all = new ArrayList<>();
        PageRequest request = PageRequest.newest(session, PageRequest.MOST);
        while (true) {
            Page<StoredEvent> page = history.events(EVENT, request);
            for (StoredEvent event : page.values()) {
                all.add(parse(event.json(), "event " + event.sequence()));
            }
            Long next = page.next();
            if (next == null) {
                return of(all.reversed());
            }
            request = request.before(next);
        }
    }

    private static AnswerLine parse(String text, String where) {
        try {
            AnswerLine line = READER.readValue(text);
            AdviceExchange valid = line.exchange();
            if (valid.questionId().isEmpty()) {
                throw new AnswersException(where + ": an answer to no question");
            }
            return line;
        } catch (StreamReadException e) {
            throw new AnswersException(where + ": not a recorded answer: it is no JSON");
        } catch (JacksonException | IllegalArgumentException e) {
            throw new AnswersException(where + ": not a recorded answer: " + firstLine(e));
        } catch (NullPointerException e) {
            throw new AnswersException(where + ": not a recorded answer: a member is missing");
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Those about one instrument. */
    public Answers about(String symbol) {
        return of(lines.values().stream().filter(line -> line.symbol().equals(symbol)).toList());
    }

    /** Oldest first. */
    public List<AnswerLine> lines() {
        return List.copyOf(lines.values());
    }

    /** The recorded answer; null if there is none. */
    @Nullable AdviceExchange find(String questionId) {
        AnswerLine line = lines.get(questionId);
        return line == null ? null : line.exchange();
    }

    @Override
    public AdviceExchange answer(AdviceQuestion question) {
        AdviceExchange recorded = find(question.id());
        return recorded != null ? recorded : notRecorded(question);
    }

    static AdviceExchange notRecorded(AdviceQuestion question) {
        return AdviceExchange.without(
                question.id(), UnavailableCause.NOT_RECORDED, "no answer was recorded", 0);
    }
}
