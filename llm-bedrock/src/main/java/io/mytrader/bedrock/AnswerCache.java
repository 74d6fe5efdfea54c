package io.mytrader.bedrock;

import io.mytrader.llm.Advice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The newest opinions by the hash of their prompts. Safe from any thread. */
final class AnswerCache {
    private final Map<String, Advice.Opinion> opinions;

    AnswerCache(int most) {
        opinions =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Advice.Opinion> eldest) {
                        return size() > most;
                    }
                };
    }

    synchronized Optional<Advice.Opinion> find(String promptHash) {
        return Optional.ofNullable(opinions.get(promptHash));
    }

    synchronized void keep(String promptHash, Advice.Opinion opinion) {
        opinions.put(promptHash, opinion);
    }
}
