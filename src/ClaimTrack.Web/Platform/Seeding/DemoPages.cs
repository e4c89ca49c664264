using ClaimTrack.Domain;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>What the demonstration's newsroom tells readers of itself. It says that it is invented.</summary>
static class DemoPages
{
    public static void Tell(DemoDesk desk)
    {
        void Publish(int daysAgo, string time, PageKind kind, string text) => desk.Stage.On(daysAgo, time, at => desk.Team.PublishPage(kind, text, desk["Helena"], at));

        void Explain(int daysAgo, string topic, string text) => desk.Stage.On(daysAgo, "11:30", at => desk.Team.Describe(desk.About(topic), text, desk["Helena"], at));

        Explain(30, "Ferries", "Five routes tie the islands of Skerrow together. What they cost, who pays for it and how often they sail is settled by the county each winter, and argued about all year.");
        Explain(30, "School meals", "Since 2019 the county pays a part of every school meal. We check what is said about prices, kitchens and what ends up on the plate.");

        Publish(90, "10:00", PageKind.Method, """
            We check statements that people act on. One of us gathers the evidence and writes the verdict; a second person, who wrote no part of it, reads everything and decides.

            ## How we choose

            A claim must be checkable, spread, and matter to somebody on Skerrow. Readers may suggest one.
            """);
        Publish(40, "09:30", PageKind.Method, """
            We check statements that people act on. One of us gathers the evidence and writes the verdict; two others, who wrote no part of it, read everything and decide.

            ## How we choose

            A claim must be checkable, spread, and matter to somebody on Skerrow. Readers may suggest one. We look at all parties with the same eyes: who said it plays no part in whether it is checked.

            ## What counts as evidence

            Records, data and people who were there. Each check lists all its sources, with a copy of what we read. At least one is primary, or the check says why there is none. Before we publish we ask whoever made the claim.

            ## Mistakes

            What we get wrong we put right on the same page, with the date and what it was. The [corrections log](/corrections) has every change.
            """);
        Publish(90, "10:20", PageKind.Team, """
            Meridian is an invented newsroom on an invented archipelago. It is here so that you can see what a real one would tell its readers.

            - **Helena Roy** keeps the desk.
            - **Idris Oke** and **Sofía Arregui** edit.
            - **Leila Haddad** checks facts.
            """);
        Publish(90, "10:40", PageKind.Ratings, """
            We choose the word that a reader who knows all the evidence would choose. If two words fit, we take the milder one and say why in the conclusion. Satire is named, not rated for its truth.
            """);
        Publish(90, "11:00", PageKind.Funding, """
            Nobody pays for this desk, as it does not exist. A real one would name here everybody who gives more than a twentieth of its money, and say that none of them sees a check before it is out.
            """);
    }
}
