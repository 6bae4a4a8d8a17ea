package org.seki.llm;

import java.util.List;
import mockwebserver3.MockResponse;

/** Streamed replies as servers send them. */
final class Streams {
    private Streams() {}

    static MockResponse.Builder events(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream; charset=utf-8")
                .chunkedBody(body, 64);
    }

    /** A whole reply of OpenAI's kind. */
    static MockResponse openAi(String... parts) {
        return events(openAiBody(List.of(parts)) + usage(7, 3) + "data: [DONE]\n\n").build();
    }

    static String openAiBody(List<String> parts) {
        StringBuilder body = new StringBuilder(": ping\n\n");
        for (String part : parts) {
            body.append(delta("content", part));
        }
        return body + finish("stop");
    }

    static String delta(String field, String part) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"%s\":%s},\"finish_reason\":null}]}\n\n"
                .formatted(field, quoted(part));
    }

    static String finish(String reason) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}]}\n\n"
                .formatted(reason);
    }

    static String usage(int in, int out) {
        return "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d}}\n\n"
                .formatted(in, out);
    }

    static String anthropic(String type, String json) {
        return "event: %s\ndata: {\"type\":\"%s\"%s}\n\n".formatted(type, type, json);
    }

    static String quoted(String text) {
        return Json.MAPPER.valueToTree(text).toString();
    }
}
