package dev.espalier.drafting;

class AnthropicDrafterTest extends ModelDrafterTest {

    AnthropicDrafterTest() {
        super(Wire.ANTHROPIC);
    }
}
