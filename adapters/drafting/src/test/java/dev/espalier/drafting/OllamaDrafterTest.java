package dev.espalier.drafting;

class OllamaDrafterTest extends ModelDrafterTest {

    OllamaDrafterTest() {
        super(Wire.OLLAMA);
    }
}
