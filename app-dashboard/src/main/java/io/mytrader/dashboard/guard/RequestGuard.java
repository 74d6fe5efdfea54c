package io.mytrader.dashboard.guard;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may go on.
 *
 * <p>A page of another site can make a browser send requests here, under our own name too if it
 * controls a name server. So the {@code Host} must be one that this server was bound to, the {@code
 * Origin}, if there is one, must be this very server, and whoever changes something must send JSON,
 * which foreign forms cannot.
 */
public final class RequestGuard {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+]");
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?");
    private static final String BEARER = "Bearer ";

    private final String boundTo;
    private final @Nullable Token token;
    private final RateLimit requests;

    /**
     * A guard.
     *
     * @param boundTo the host of the server as configured
     * @param token null when everybody on this machine may come in
     */
    public RequestGuard(String boundTo, @Nullable Token token, RateLimit requests) {
        this.boundTo = boundTo.toLowerCase(Locale.ROOT);
        this.token = token;
        this.requests = requests;
    }

    /** Whether clients have to know a token. */
    public boolean wantsToken() {
        return token != null;
    }

    /**
     * Checks what every request has to fulfil.
     *
     * @throws Refusal if it does not
     */
    public void check(Context request) {
        if (!requests.allows(request.ip())) {
            throw new Refusal(429, "too many requests; wait a second");
        }
        checkPlace(request);
    }

    /**
     * Checks Host and Origin.
     *
     * @throws Refusal if they are foreign
     */
    public void checkPlace(Context request) {
        String host = request.header("Host");
        if (host == null || !isOurs(host)) {
            throw new Refusal(403, "the Host header names no address of this server");
        }
        String origin = request.header("Origin");
        if (origin != null
                && !authority(origin).equals(Optional.of(host.toLowerCase(Locale.ROOT)))) {
            throw new Refusal(403, "requests from other sites are refused");
        }
        if ("cross-site".equals(request.header("Sec-Fetch-Site"))
                && !request.method().equals(HandlerType.GET)) {
            throw new Refusal(403, "requests from other sites are refused");
        }
    }

    private boolean isOurs(String host) {
        if (!HOST.matcher(host).matches()) {
            return false;
        }
        String name = host.replaceFirst(":[0-9]{1,5}$", "").toLowerCase(Locale.ROOT);
        if (LOOPBACK.contains(name) || name.equals(boundTo)) {
            return true;
        }
        // An address, unlike a name, can't be pointed here by somebody else's name server.
        return !isLoopbackOnly() && ADDRESS.matcher(name).matches();
    }

    private boolean isLoopbackOnly() {
        return LOOPBACK.contains(boundTo) || boundTo.equals("::1");
    }

    private static Optional<String> authority(String origin) {
        try {
            String authority = new URI(origin).getRawAuthority();
            return Optional.ofNullable(authority).map(text -> text.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Checks the token of a request.
     *
     * @throws Refusal if it is missing or wrong
     */
    public void checkToken(Context request) {
        if (!hasToken(request.header("Authorization"))) {
            request.header("WWW-Authenticate", "Bearer");
            throw new Refusal(401, "send the dashboard's token as Authorization: Bearer TOKEN");
        }
    }

    /** Whether the header carries the token, or none is wanted. */
    public boolean hasToken(@Nullable String authorization) {
        return token == null
                || (authorization != null
                        && authorization.startsWith(BEARER)
                        && token.is(authorization.substring(BEARER.length())));
    }

    /** Whether that is the token, or none is wanted. */
    public boolean isToken(@Nullable String word) {
        return token == null || (word != null && token.is(word));
    }
}
