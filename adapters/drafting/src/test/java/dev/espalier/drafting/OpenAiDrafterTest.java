package dev.espalier.drafting;

class OpenAiDrafterTest extends ModelDrafterTest {

    OpenAiDrafterTest() {
        super(Wire.OPENAI);
    }
}
