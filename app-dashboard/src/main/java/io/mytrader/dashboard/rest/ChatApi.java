package io.mytrader.dashboard.rest;

import io.javalin.http.Context;
import io.mytrader.api.body.ChatAnswer;
import io.mytrader.api.body.ChatRequest;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationException;
import io.mytrader.config.ConfigurationListing;
import io.mytrader.dashboard.guard.Refusal;
import io.mytrader.journal.SessionHistory;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.runtime.assistant.Assistant;
import io.mytrader.time.Clock;
import io.mytrader.venue.VenueException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Questions about what was decided, traded and configured; nothing here can trade. */
public final class ChatApi implements AutoCloseable {
    private static final int AT_ONCE = 2;

    private final ConfigurationChoice configurations;
    private final SessionHistory history;
    private final Path dataFolder;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Opened opened;

    /** An assistant and all settings that it was opened with. */
    private record Opened(String settings, Assistant assistant) {}

    public ChatApi(
            ConfigurationChoice configurations,
            SessionHistory history,
            Path dataFolder,
            Clock clock) {
        this.configurations = configurations;
        this.history = history;
        this.dataFolder = dataFolder;
        this.clock = clock;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                        "/api/chat",
                        "Asks the language model about decisions, trades and settings; it reads"
                                + " the records and can change nothing.",
                        ChatRequest.class,
                        ChatAnswer.class,
                        List.of(409, 422, 502),
                        this::ask));
    }

    private void ask(Context request) {
        String question = Requests.body(request, ChatRequest.class).question();
        if (question == null
                || question.isBlank()
                || question.length() > Assistant.LONGEST_QUESTION) {
            throw new Refusal(
                    422, "question: expected 1 to " + Assistant.LONGEST_QUESTION + " characters");
        }
        if (!places.tryAcquire()) {
            throw new Refusal(429, "other questions are being answered; try again in a moment");
        }
        try {
            switch (assistant().ask(question)) {
                case Assistant.Reply.Given given -> request.json(given.answer());
                case Assistant.Reply.None none ->
                        throw new Refusal(
                                none.cause() == UnavailableCause.BUDGET ? 429 : 502,
                                "the language model gave no answer: " + none.detail(),
                                List.of(none.cause().label()));
            }
        } finally {
            places.release();
        }
    }

    /** The one of the server's configuration as it is now; a changed file opens another. */
    private Assistant assistant() {
        lock.lock();
        try (LoadedConfiguration loaded = LoadedConfiguration.read(configurations.input(null))) {
            Configuration configuration = loaded.configuration();
            if (!configuration.llm().advice().isOn()) {
                throw new Refusal(
                        409,
                        "llm.mode is off: set it to advisory to ask the model without letting it"
                                + " decide anything");
            }
            String shown = ConfigurationListing.yaml(configuration.resolved());
            Opened now = opened;
            if (now == null || !now.settings().equals(shown)) {
                close();
                now = new Opened(shown, Assistant.open(configuration, dataFolder, history, clock));
                opened = now;
            }
            return now.assistant();
        } catch (ConfigurationException wrong) {
            throw new Refusal(409, "the configuration is wrong", List.of(wrong.getMessage()));
        } catch (VenueException wrong) {
            throw new Refusal(409, String.valueOf(wrong.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (opened != null) {
                opened.assistant().close();
                opened = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
