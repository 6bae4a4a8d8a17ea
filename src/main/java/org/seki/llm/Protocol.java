package org.seki.llm;

/** What an endpoint speaks. */
public enum Protocol {
    /** Chat completions: OpenAI, vLLM, LM Studio, llama.cpp, Ollama's /v1, DeepSeek, OpenRouter. */
    OPENAI,
    /** Anthropic's messages. */
    ANTHROPIC
}
