package io.mytrader.runtime.backtest;

import io.mytrader.advice.AnswerSource;
import io.mytrader.config.BacktestAdvice;
import io.mytrader.config.Configuration;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.report.AdviceFacts;
import io.mytrader.runtime.LlmAccess;
import io.mytrader.runtime.advice.AnswerFile;
import io.mytrader.runtime.advice.Answers;
import io.mytrader.runtime.advice.KeptAnswers;
import io.mytrader.runtime.advice.LiveAnswers;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a backtest's advice comes from, as configured: nowhere, from files, or from the model.
 *
 * <p>One thread.
 */
public final class BacktestAdvisor implements AnswerSource, AutoCloseable {
    private final Configuration configuration;
    private final @Nullable KeptAnswers answers;
    private final @Nullable AnswerFile kept;
    private final @Nullable LlmAccess model;

    private BacktestAdvisor(
            Configuration configuration,
            @Nullable KeptAnswers answers,
            @Nullable AnswerFile kept,
            @Nullable LlmAccess model) {
        this.configuration = configuration;
        this.answers = answers;
        this.kept = kept;
        this.model = model;
    }

    /**
     * The advisor of a configuration. It reads no headlines: those of today say nothing about bars
     * of the past.
     *
     * @param file to keep every answer in; null for none
     * @param models where a model comes from, asked only for live advice
     * @throws io.mytrader.runtime.advice.AnswersException if recorded answers are wrong
     * @throws io.mytrader.venue.VenueException if the model cannot be had
     * @throws IOException if a file cannot be read or made
     */
    public static BacktestAdvisor open(
            Configuration configuration, @Nullable Path file, LlmAccess.Factory models)
            throws IOException {
        if (configuration.backtestAdvice() == BacktestAdvice.OFF) {
            return new BacktestAdvisor(configuration, null, null, null);
        }
        LlmAccess model =
                configuration.backtestAdvice() == BacktestAdvice.LIVE
                        ? models.open(
                                configuration.llm().withoutSentiment(),
                                configuration.dataFolder(),
                                null)
                        : null;
        try {
            AnswerSource source =
                    model == null
                            ? Answers.read(configuration.recordedAdvice())
                            : new LiveAnswers(model.advisor());
            AnswerFile kept = file == null ? null : AnswerFile.create(file);
            KeptAnswers answers =
                    new KeptAnswers(
                            source,
                            line -> {
                                if (kept != null) {
                                    kept.add(line);
                                }
                            });
            return new BacktestAdvisor(configuration, answers, kept, model);
        } catch (IOException | RuntimeException e) {
            if (model != null) {
                model.close();
            }
            throw e;
        }
    }

    @Override
    public AdviceExchange answer(AdviceQuestion question) {
        if (answers == null) {
            throw new IllegalStateException("advice is off, but asked: " + question.id());
        }
        return answers.answer(question);
    }

    /**
     * Writes the answers out; what the report says about them, or null without advice.
     *
     * @throws IOException if they cannot be written
     */
    public @Nullable AdviceFacts finish() throws IOException {
        if (kept != null) {
            kept.close();
        }
        return answers == null
                ? null
                : answers.facts(
                        configuration.llm().advice().mode(), configuration.backtestAdvice());
    }

    /** Ends the model's calls, and the file. */
    @Override
    public void close() throws IOException {
        try {
            if (kept != null) {
                kept.close();
            }
        } finally {
            if (model != null) {
                model.close();
            }
        }
    }
}
