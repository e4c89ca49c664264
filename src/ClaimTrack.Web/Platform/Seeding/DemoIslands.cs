using ClaimTrack.Domain;
using static ClaimTrack.Web.Platform.Seeding.DemoFerries;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>Schools, libraries and a bridge on Skerrow: a correction under way, a retraction, a verdict that waits to go out.</summary>
static class DemoIslands
{
    public static void Tell(DemoDesk desk)
    {
        Member leila = desk["Leila"], idris = desk["Idris"], sofia = desk["Sofía"], helena = desk["Helena"];
        var stage = desk.Stage;
        var meals = desk.About("School meals");
        var libraries = desk.About("Libraries");
        var committee = desk.Organization("Skerrow Education Committee");

        var lunch = desk.Article(68, "10:05", leila, new ArticleFacts
        {
            Title = "Lunch is on us",
            Publisher = "Skerrow Education Committee",
            PublishedOn = stage.Day(69),
            Language = "en",
            Url = "https://education.example/press/lunch-is-on-us",
        }, """
            A hot meal at noon makes better afternoons. Children in our schools now eat free of charge, and we are proud of it.
            The kitchens cook with vegetables from the islands. A lunch costs the county two euros ten.
            # Next steps
            The committee will report to the council in the summer.
            """);
        var petition = desk.Article(84, "09:30", leila, new ArticleFacts
        {
            Title = "Keep the doors open",
            Publisher = "Library Friends of Holm",
            PublishedOn = stage.Day(85),
            Language = "en",
            Url = "https://friends.example/petition",
        }, """
            Our libraries are shut eleven hours more every week than they were last year. Sign here, and come in while you can.
            """);

        var decision = desk.Source(SourceKind.OfficialRecord, "Decision of the Education Committee on school meals", "Skerrow Education Committee", stage.Day(96), "https://education.example/decisions/meals");
        var invoices = desk.Source(SourceKind.Document, "Lunch invoices of six schools", "Collected from parents", stage.Day(66));
        var kitchen = desk.Source(SourceKind.Dataset, "Cost of the school kitchens, by month", "Skerrow County Council", stage.Day(80), "https://council.example/data/kitchens.csv");
        var ledger = desk.Source(SourceKind.OfficialRecord, "County budget, chapter on libraries, two years", "Skerrow County Council", stage.Day(120), "https://council.example/budget/libraries.pdf");
        var inflation = desk.Source(SourceKind.Dataset, "Consumer prices on the islands", "Statistical Office of Skerrow", stage.Day(60), "https://statistics.example/prices");
        var hours = desk.Source(SourceKind.Document, "Opening hours of the four branches, October and May", "County Libraries", stage.Day(83), "https://libraries.example/hours");
        var visit = desk.Source(SourceKind.Interview, "Visit to the four branches", "Our own notes", stage.Day(82));

        // Published, and a correction under way beside the live check.
        desk.Claim(68, "10:12", leila, new ClaimFacts { Statement = "Children in Skerrow's schools eat free of charge", ClaimedOn = stage.Day(69), Language = "en", ClaimantUrl = "https://education.example/" }, committee, meals)
            .Seen(68, "10:13", leila, lunch, "Children in our schools now eat free of charge")
            .Accepted(68, "11:00", leila, leila)
            .Evidence(67, "09:00", leila, decision, new EvidenceFacts { Stance = Stance.Contradicts, IsPrimary = true, Quote = "The meal is free of charge for pupils of the first, second and third year.", Locator = "Article 2", Note = "Names the three youngest years and no others.", AccessedOn = stage.Day(67), ArchivedUrl = "https://archive.example/education/meals" })
            .Evidence(66, "14:30", leila, invoices, Shows(Stance.Contradicts, "Pupils from the fourth year on pay €3.20 a meal.", primary: true, stage.Day(66)))
            .Reply(66, "15:00", leila, new RightOfReply { AskedOn = stage.Day(67), Reply = "We meant the little ones, of course. The other years are to follow." })
            .Drafted(65, "10:10", leila, "missing_context", new VerdictText
            {
                Headline = "School meals are free for the three youngest years only",
                Standfirst = "The committee's sentence is right for fewer than half of the pupils. The others pay as before.",
                Conclusion = "Meals are free in the first three years. In all others, more than half of the pupils, a meal costs €3.20.",
                InShort = "The decision names the first, second and third year.\nOf 2,410 pupils 1,340 still pay.\nThe committee says that the other years are to follow.",
                Explanation = """
                    The decision that made meals free is two pages long. [1] Its second article reads:

                    > The meal is free of charge for pupils of the first, second and third year.

                    Parents at six of the seven schools sent us their invoices. [2] In each there is a line without a price for the youngest and one of €3.20 for everybody else.

                    ## How many pay

                    The committee counts 2,410 pupils, 1,070 of them in the three youngest years. That leaves 1,340 whose parents pay.
                    """,
            })
            .ForReview(65, "10:14", leila)
            .Approved(64, "09:00", idris)
            .Approved(64, "09:45", sofia)
            .Published(64, "10:00", idris)
            .Corrected(5, "11:00", idris, CorrectionKind.Update, "The committee has decided that the fourth year eats free of charge from next term. The rating does not change.")
            .Evidence(5, "11:40", leila, desk.Source(SourceKind.OfficialRecord, "Second decision of the Education Committee on school meals", "Skerrow Education Committee", stage.Day(7), "https://education.example/decisions/meals-2"), Shows(Stance.Context, "Adds the fourth year from next term.", primary: true, stage.Day(5), archived: "https://archive.example/education/meals-2"))
            .Drafted(4, "09:35", leila, "missing_context", new VerdictText
            {
                Headline = "School meals are free for the three youngest years only",
                Standfirst = "The committee's sentence is right for fewer than half of the pupils. A fourth year follows next term.",
                Conclusion = "Meals are free in the first three years, and from next term in the fourth. In all others a meal costs €3.20.",
                InShort = "The decision names the first, second and third year; a second one adds the fourth from next term.\nOf 2,410 pupils 1,340 still pay today.",
                Explanation = "The decision that made meals free names three years. [1] A second one, made last week, adds the fourth from next term. [3] Invoices from six schools show €3.20 for everybody else. [2]",
            });

        desk.Claim(67, "10:20", leila, new ClaimFacts { Statement = "A school lunch costs the county two euros ten", ClaimedOn = stage.Day(69), Language = "en" }, committee, meals)
            .Seen(67, "10:21", leila, lunch, "A lunch costs the county two euros ten.")
            .Accepted(63, "09:00", leila, leila)
            .Evidence(62, "10:00", leila, kitchen, Shows(Stance.Supports, "Divided by meals served: €2.08 to €2.13 a month.", primary: true, stage.Day(62), archived: "https://archive.example/council/kitchens"))
            .Evidence(62, "10:30", leila, decision, Shows(Stance.Context, "Plans with €2.10.", day: stage.Day(62)))
            .Reply(62, "11:00", leila, new RightOfReply { AskedOn = stage.Day(62) })
            .Drafted(61, "09:00", leila, "true", new VerdictText
            {
                Headline = "Meals for the youngest pupils do cost the county €2.10 each",
                Standfirst = "We divided what the kitchens spent by the meals they served.",
                Conclusion = "In each month of the last year a meal cost the county between €2.08 and €2.13.",
                Explanation = "The county publishes what its kitchens spend and how many meals they serve. [1] Divided month by month this gives €2.08 to €2.13. The plan of the committee counts with €2.10. [2]\n\n1. Take what the kitchens spent on food, wages and power.\n2. Divide by the meals served.\n3. Leave out the buildings, as the committee does.",
            })
            .ForReview(61, "09:02", leila)
            .Approved(60, "10:00", sofia)
            .Approved(60, "10:30", idris)
            .Published(60, "11:00", sofia);

        desk.Claim(46, "08:40", leila, new ClaimFacts { Statement = "The council put four per cent more into its libraries this year", ClaimedOn = stage.Day(48), Language = "en" }, desk.Person("Ilse Varga"), libraries)
            .Accepted(45, "13:00", leila, leila)
            .Evidence(43, "10:00", leila, ledger, Shows(Stance.Supports, "From €1,042,000 to €1,081,600: 3.8 per cent.", primary: true, stage.Day(43), archived: "https://archive.example/council/libraries"))
            .Evidence(43, "10:20", leila, inflation, Shows(Stance.Context, "Prices rose by 2.4 per cent.", day: stage.Day(43)))
            .Reply(43, "10:40", leila, new RightOfReply { AskedOn = stage.Day(43), Reply = "Three point eight it is. I rounded." })
            .Drafted(37, "14:00", leila, "mostly_true", new VerdictText
            {
                Headline = "The library budget grew by 3.8 per cent, a little less than was said",
                Standfirst = "A councillor rounded up.",
                Conclusion = "The chapter on libraries grew from €1,042,000 to €1,081,600. That is 3.8 per cent, and 1.4 after inflation.",
                InShort = "The increase is 3.8 per cent.\nAfter inflation 1.4 per cent remain.",
                Explanation = "The budget has a chapter for the libraries, and its total can be read off in both years. [1] Prices rose by 2.4 per cent in the same time. [2]",
            })
            .ForReview(37, "14:02", leila)
            .Approved(37, "16:00", idris)
            .Approved(36, "09:00", helena)
            .Published(36, "09:10", idris);

        // Retracted.
        desk.Claim(84, "09:38", leila, new ClaimFacts { Statement = "Libraries are shut eleven hours more every week than last year", ClaimedOn = stage.Day(85), Language = "en" }, desk.Organization("Library Friends of Holm"), libraries)
            .Seen(84, "09:39", leila, petition, "Our libraries are shut eleven hours more every week than they were last year.")
            .Accepted(84, "10:00", leila, leila)
            .Evidence(83, "09:00", leila, hours, Shows(Stance.Supports, "Adds up to eleven hours less.", primary: true, stage.Day(83), archived: "https://archive.example/libraries/hours"))
            .Evidence(82, "16:00", leila, visit, Shows(Stance.Supports, "The hours on the doors are those on the list.", primary: true, stage.Day(82)))
            .Reply(82, "16:30", leila, new RightOfReply { AskedOn = stage.Day(83), Reply = "Come and see for yourselves." })
            .Drafted(81, "10:00", leila, "true", new VerdictText
            {
                Headline = "Libraries are open eleven hours a week less than a year ago",
                Standfirst = "We counted the hours on the doors and came to the same figure as the petition.",
                Conclusion = "The posted hours of the four branches add up to eleven fewer than in the list of a year before.",
                Explanation = "The petition counts the hours on the doors of the four branches. We did the same, and came to the same figure. [1] [2]",
            })
            .ForReview(81, "10:05", leila)
            .Approved(80, "09:00", idris)
            .Approved(80, "09:30", sofia)
            .Published(80, "10:00", idris)
            .Retracted(49, "16:10", helena, "We compared a winter timetable with a summer one. With like set beside like there is no cut to speak of, so the verdict we gave does not hold, and we no longer stand by this check.");

        // Approved, waiting for somebody to publish it.
        desk.Claim(12, "09:00", leila, new ClaimFacts { Statement = "Crashes at Holm bridge fell by a third thanks to the cameras", ClaimedOn = stage.Day(13), Language = "en" }, desk.Organization("Lenswick Ltd"), desk.About("Camera networks"))
            .Accepted(12, "09:30", leila, leila)
            .Evidence(11, "10:00", leila, desk.Source(SourceKind.Dataset, "Crashes at Holm bridge, ten years", "Skerrow Police", stage.Day(20), "https://police.example/bridge.csv"), Shows(Stance.Context, "Six in the year before, four in the year after; it was four in two earlier years too.", primary: true, stage.Day(11), archived: "https://archive.example/police/bridge"))
            .Evidence(11, "10:40", leila, desk.Source(SourceKind.Study, "When small numbers fall by themselves", "University of the Isles", stage.Day(700), "https://isles.example/studies/small-numbers"), Shows(Stance.Context, "Shows how such counts move from year to year without any cause.", day: stage.Day(11)))
            .Reply(11, "11:00", leila, new RightOfReply { AskedOn = stage.Day(11) })
            .Drafted(10, "09:00", leila, "unproven", new VerdictText
            {
                Headline = "Nobody can yet say whether the cameras made Holm bridge safer",
                Conclusion = "Four crashes instead of six are a third fewer, and within what chance does to such small numbers. One year is too short to tell.",
                Explanation = "The police count crashes at the bridge by year: six before the cameras, four after. [1] In two earlier years without cameras it was four as well. A study shows how far such small counts move by themselves. [2]",
            })
            .ForReview(10, "09:05", leila)
            .TaskDone(10, "16:20", sofia, DemoTasks.Twice, "Yes")
            .Approved(9, "10:00", sofia)
            .Approved(1, "08:40", idris, "Ready.");

        // Fresh, nobody has taken it up.
        desk.Claim(2, "17:15", sofia, new ClaimFacts { Statement = "The market hall roof was paid for by the islands' own fund", ClaimedOn = stage.Day(3), Language = "en" }, desk.Organization("Skerrow County Council"), desk.About("Council money"));
        desk.Claim(18, "12:00", leila, new ClaimFacts { Statement = "Our pier is the loveliest in the north", Language = "en" }, desk.Organization("Visit Skerrow"), desk.About("Ferries"))
            .Declined(17, "09:00", sofia, DeclineReason.Opinion, "A matter of taste.");
    }
}
