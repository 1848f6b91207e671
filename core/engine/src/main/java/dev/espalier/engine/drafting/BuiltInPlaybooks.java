package dev.espalier.engine.drafting;

import dev.espalier.draft.Playbook;
import dev.espalier.draft.Playbook.Beat;
import java.util.List;
import java.util.Optional;

/// The playbooks that come with the product. `{name}` stands for a property, and a paragraph that
/// names one the contact lacks is left out; `{name:else}` has words for those who lack it.
final class BuiltInPlaybooks {

    static final Playbook GENERAL =
            new Playbook(
                    "general",
                    "General",
                    "Say what the brief asks for, plainly, and make it easy to answer.",
                    List.of(),
                    List.of(),
                    List.of(
                            new Beat(
                                    "Say what this is about and ask one question.",
                                    "A quick note, {firstName:hello}",
                                    """
                                    Hello {firstName:there},

                                    I wanted to get in touch, and to ask how I can be of use to you.

                                    [brief]

                                    If it is easier, simply reply to this email: a person reads every answer.
                                    """),
                            new Beat(
                                    "Follow up with one useful thing, without pressing.",
                                    "Following up, {firstName:hello}",
                                    """
                                    Hello {firstName:there},

                                    I wrote a few days ago and wanted to leave the door open.

                                    [brief]

                                    No need to answer if now is not the time.
                                    """),
                            new Beat(
                                    "A kind last word; say how to come back.",
                                    "A last word from me, {firstName:hello}",
                                    """
                                    Hello {firstName:there},

                                    This is the last email in this series, so that your inbox stays yours.

                                    [brief]

                                    Whenever it suits you, a reply to this email reaches me.
                                    """)));

    private static final Playbook BUYER_LEAD =
            new Playbook(
                    "buyer-lead",
                    "Buyer lead",
                    "Help somebody who is looking for a home: understand what they need, show that"
                            + " we listen, agree on a viewing.",
                    List.of(),
                    List.of(
                            "firstName",
                            "city",
                            "area",
                            "budget",
                            "bedrooms",
                            "propertyType",
                            "propertyAddress",
                            "timeline"),
                    List.of(
                            new Beat(
                                    "Thank them for asking, confirm what they look for, ask the one"
                                            + " thing that is missing.",
                                    "Your home search, {firstName:and what fits}",
                                    """
                                    Hello {firstName:there},

                                    Thank you for getting in touch about buying a home. I would like to send you only what fits, so here is what I have understood so far.

                                    You are looking for a {propertyType} in {area}.

                                    You need {bedrooms} bedrooms.

                                    You asked about {propertyAddress}.

                                    Is anything of this out of date? And what would make a place feel right the moment you walk in? Two lines are plenty.
                                    """),
                            new Beat(
                                    "Give something useful for the search and offer viewings.",
                                    "Three things worth checking before a viewing",
                                    """
                                    Hello {firstName:there},

                                    A viewing goes quickly, so three things are worth having ready.

                                    First, the questions about running costs: heating, service charge, council tax. Second, an idea of what the lender will say, in writing if you can. Third, the street at the hour you would come home.

                                    For {area} I can put two or three viewings on one afternoon.

                                    Would a weekday or a Saturday suit you better?
                                    """),
                            new Beat(
                                    "Ask whether the search goes on, without pressing.",
                                    "Still looking, {firstName:or settled}?",
                                    """
                                    Hello {firstName:there},

                                    Searches change: some pause, some end with a set of keys. Whichever it is, a one-word reply tells me whether to keep an eye open for you or to leave you in peace.

                                    If you are still looking in {area}, I will write only when something fits.
                                    """)));

    private static final Playbook SELLER_VALUATION =
            new Playbook(
                    "seller-valuation",
                    "Seller valuation",
                    "Follow up a valuation: explain it honestly, answer worries, agree on the next"
                            + " step.",
                    List.of(),
                    List.of(
                            "firstName",
                            "propertyAddress",
                            "valuation",
                            "valuationDate",
                            "propertyType",
                            "bedrooms",
                            "area"),
                    List.of(
                            new Beat(
                                    "Say what the valuation rests on and ask whether it helped.",
                                    "Your valuation, {firstName:and what it rests on}",
                                    """
                                    Hello {firstName:there},

                                    Thank you for letting us value your home.

                                    This is about {propertyAddress}.

                                    A figure is only as good as its reasons: what was sold nearby, in what state, and how quickly. If any of ours surprised you, tell me which, and I will show you the sales behind it.

                                    Did the valuation answer what you wanted to know?
                                    """),
                            new Beat(
                                    "What sellers can do before photographs, honestly and cheaply.",
                                    "Small things that change what buyers see",
                                    """
                                    Hello {firstName:there},

                                    Most of what makes a home sell well costs little: light bulbs that work, a clear hallway, the paperwork in one folder. Larger work seldom pays for itself in the months before a sale, and I would rather say so early.

                                    If you like, I will walk through {propertyAddress} with you and name the three things I would do, and the ones I would leave.
                                    """),
                            new Beat(
                                    "Ask about their plans and offer to value again later.",
                                    "When would be the right time?",
                                    """
                                    Hello {firstName:there},

                                    There is no hurry from our side. Markets move, and a valuation is good for about three months; after that I am glad to look again, at no cost and without any obligation.

                                    Would you rather hear from me in spring, in autumn, or when you write yourself?
                                    """)));

    private static final Playbook LANDLORD =
            new Playbook(
                    "landlord",
                    "Landlord",
                    "Win the trust of somebody who lets a property: less work, fewer empty weeks,"
                            + " rules kept.",
                    List.of(),
                    List.of(
                            "firstName",
                            "propertyAddress",
                            "properties",
                            "area",
                            "currentRent",
                            "tenancyEnd"),
                    List.of(
                            new Beat(
                                    "Ask what costs them most time, and offer one concrete help.",
                                    "What takes most of your time, {firstName:as a landlord}?",
                                    """
                                    Hello {firstName:there},

                                    Every landlord I work with has one thing that eats the evenings: finding tenants, repairs, or paperwork.

                                    You let {propertyAddress}, if I have it right.

                                    Which of the three is it for you? I will answer with how we would take it off your desk, and what that costs, in one email.
                                    """),
                            new Beat(
                                    "Explain how empty weeks are avoided.",
                                    "Two dates that decide about empty weeks",
                                    """
                                    Hello {firstName:there},

                                    Empty weeks are mostly decided two months early. One date is when notice may be given; the other is when photographs must be ready so that viewings start the next day.

                                    The tenancy ends on {tenancyEnd}, as far as I know.

                                    Shall I put both dates in a short plan for you?
                                    """),
                            new Beat(
                                    "A last offer of a free check of papers.",
                                    "A free look through your papers",
                                    """
                                    Hello {firstName:there},

                                    Rules for letting change more often than anybody would like. If you wish, send me the list of certificates you hold, and I will tell you what is missing and when the next one falls due. That is free, whatever you decide.
                                    """)));

    private static final Playbook ONBOARDING =
            new Playbook(
                    "onboarding",
                    "Onboarding",
                    "Bring somebody who has just signed up to their first success.",
                    List.of(),
                    List.of("firstName", "company", "plan", "role", "goal", "signedUpFor"),
                    List.of(
                            new Beat(
                                    "Welcome, and the one first step.",
                                    "Welcome, {firstName:good to have you}",
                                    """
                                    Hello {firstName:there},

                                    Welcome, and thank you for signing up.

                                    You told us what you are after: {goal}.

                                    The best first step takes ten minutes: set up one real thing, however small, rather than a test. Whatever gets in your way, reply to this email and a person will help.
                                    """),
                            new Beat(
                                    "What others do in the first week; ask where they are.",
                                    "How far did you get?",
                                    """
                                    Hello {firstName:there},

                                    A few days in, most people have either got going or got stuck, and both are worth a line.

                                    For {company}, I can point you to the set-up that fits best.

                                    Where are you: going, stuck, or not started?
                                    """),
                            new Beat(
                                    "Ask for an honest word, and say how to get help.",
                                    "An honest word, {firstName:please}",
                                    """
                                    Hello {firstName:there},

                                    You have had a week to look around. What nearly made you give up? That is the most useful thing you could tell us, and we read every answer.

                                    If all is well, there is nothing to do: this is the last email of the series.
                                    """)));

    static final List<Playbook> ALL =
            List.of(GENERAL, BUYER_LEAD, SELLER_VALUATION, LANDLORD, ONBOARDING);

    private BuiltInPlaybooks() {}

    static Optional<Playbook> find(String category) {
        return ALL.stream().filter(one -> one.category().equals(category)).findFirst();
    }
}
