package ai.babelbit.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which handler answers which method and path. Paths are compared as they are. Filled by one thread, then handed to
/// [JsonServer#start].
public final class Routes {
    private final Map<String, Map<String, Route>> routes = new LinkedHashMap<>();

    /// A handler that is called without a body.
    public Routes get(String path, Handler handler) {
        return add("GET", path, new Route(handler, Body.IGNORED));
    }

    /// A handler that is called with the JSON value that was sent; anything else is answered with 400.
    public Routes post(String path, Handler handler) {
        return add("POST", path, new Route(handler, Body.REQUIRED));
    }

    /// Like [#post], but called with a missing node when the body is empty.
    public Routes postOptional(String path, Handler handler) {
        return add("POST", path, new Route(handler, Body.OPTIONAL));
    }

    private Routes add(String method, String path, Route route) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path must begin with /, was " + path);
        }
        Route before = routes.computeIfAbsent(path, _ -> new LinkedHashMap<>()).putIfAbsent(method, route);
        if (before != null) {
            throw new IllegalArgumentException("two handlers for " + method + " " + path);
        }
        return this;
    }

    /// The handlers of a path by method; null when there are none.
    @Nullable
    Map<String, Route> at(String path) {
        return routes.get(path);
    }

    Routes copy() {
        Routes copy = new Routes();
        routes.forEach((path, methods) -> copy.routes.put(path, new LinkedHashMap<>(methods)));
        return copy;
    }

    enum Body {
        IGNORED,
        OPTIONAL,
        REQUIRED
    }

    record Route(Handler handler, Body body) {
        Route {
            Objects.requireNonNull(handler);
        }
    }
}
