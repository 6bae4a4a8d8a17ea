package org.seki.llm;

import java.net.URI;
import java.util.List;

/**
 * A chat server found on this machine.
 *
 * @param name of the program that usually listens on that port
 * @param base of its OpenAI-compatible API
 */
public record LocalServer(String name, URI base, List<String> models) {
    public LocalServer {
        models = List.copyOf(models);
    }
}
