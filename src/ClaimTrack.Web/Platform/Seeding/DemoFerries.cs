using ClaimTrack.Domain;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>The ferries of Skerrow: a check that was corrected twice, a claim merged into it, and the smaller claims around it.</summary>
static class DemoFerries
{
    public static void Tell(DemoDesk desk)
    {
        Member leila = desk["Leila"], idris = desk["Idris"], sofia = desk["Sofía"], helena = desk["Helena"];
        var stage = desk.Stage;
        var ferries = desk.About("Ferries");

        var debate = desk.Article(46, "07:50", leila, new ArticleFacts
        {
            Title = "Leader defends the budget",
            Byline = "Ronan Pike",
            Publisher = "The Skerrow Mail",
            PublishedOn = stage.Day(47),
            Language = "en",
            Url = "https://mail.example/skerrow/leader-defends-the-budget",
        }, """
            The county council sat until midnight over next year's budget, and nobody left early.
            # Two figures side by side
            Tomas Reyne, who leads the council, spoke for the draft. “The council has doubled the ferry subsidy, and islanders are paying less because of it,” he said. The benches behind him applauded.
            Ilse Varga answered for the opposition. The libraries had fared well too, she said, and nobody had to be ashamed of that: “We put four per cent more into our libraries this year.”
            # Hands on deck
            Outside the chamber the Dock Workers' Union handed out a sheet. “Half of the ferry crew have lost their jobs since spring,” it reads. Fennay Ferries, the operator, did not want to comment on single contracts.
            In the gallery a man from the tourist office said that visitors bring in more than the boats cost the county. The vote is set for next month.
            """);
        var leaflet = desk.Article(45, "16:20", leila, new ArticleFacts
        {
            Title = "Your county, your money",
            Publisher = "Skerrow County Council",
            PublishedOn = stage.Day(46),
            Language = "en",
            Url = "https://council.example/leaflets/your-county-your-money.pdf",
        }, """
            A leaflet to every home.
            - Twice the money for our ferries, and cheaper tickets for islanders.
            - A new roof for the market hall.
            - Longer hours at the recycling yard.
            """);
        var timetable = desk.Article(34, "09:05", leila, new ArticleFacts
        {
            Title = "Getting to the northern isles",
            Publisher = "Visit Skerrow",
            PublishedOn = stage.Day(400),
            Language = "en",
            Url = "https://visit.example/northern-isles",
        }, """
            The northern isles are closer than they look. There is a ferry to the northern isles every day of the week, so a weekend is enough for the cliffs, the seals and the chapel.
            Bring a coat.
            """);
        var carnival = desk.Article(26, "12:40", sofia, new ArticleFacts
        {
            Title = "Council votes: next ferry to bear the name of Berta the goat",
            Publisher = "The Skerrow Squint, carnival number",
            PublishedOn = stage.Day(30),
            Language = "en",
            Url = "https://squint.example/berta",
        }, """
            In a vote that surprised nobody with hooves, the council has decided that the next ferry will be named after Berta the goat. Berta ate the motion.
            The captain is reported to be learning to bleat.
            """);

        var accounts = desk.Source(SourceKind.OfficialRecord, "Audited accounts of the county, ferries", "County Auditor of Skerrow", stage.Day(36), "https://auditor.example/skerrow/ferries");
        var draftBudget = desk.Source(SourceKind.OfficialRecord, "Draft budget laid before the council", "Skerrow County Council", stage.Day(53), "https://council.example/budget/draft.pdf");
        var prices = desk.Source(SourceKind.Document, "Price lists of the five routes, four years", "Fennay Ferries", stage.Day(50), "https://ferries.example/prices");
        var agreement = desk.Source(SourceKind.OfficialRecord, "Service agreement for the ferries, schedule 4", "Skerrow County Council", stage.Day(900), "https://council.example/ferries/agreement.pdf");
        var counts = desk.Source(SourceKind.Dataset, "Passenger counts by sailing", "Harbour Authority of Skerrow", stage.Day(140), "https://harbour.example/counts.csv");
        var officeReply = desk.Source(SourceKind.ClaimantReply, "Reply from the council leader's office", "Office of the council leader", stage.Day(43));
        var staffList = desk.Source(SourceKind.Document, "Crew lists of the ferries, spring and autumn", "Fennay Ferries", stage.Day(44));
        var unionTalk = desk.Source(SourceKind.Interview, "Conversation with the union's secretary", "Dock Workers' Union", stage.Day(42));
        var winterPlan = desk.Source(SourceKind.Document, "Winter timetable of the northern boats", "Fennay Ferries", stage.Day(70), "https://ferries.example/winter");
        var photo = desk.Source(SourceKind.Other, "The photograph as its author sold it", "Picture desk of The Skerrow Mail", stage.Day(61));
        var lists = desk.Source(SourceKind.Dataset, "Crossing times logged on board, ninety days", "Harbour Authority of Skerrow", stage.Day(15), "https://harbour.example/crossings.csv");

        VerdictText Subsidy(string headline, string conclusion, string paid, string firstPoint) => new()
        {
            Headline = headline,
            Standfirst = "The council leader put two figures side by side as if one had caused the other. The price lists do not bear that out.",
            Conclusion = conclusion,
            InShort = firstPoint + "\nNone of the money is tied to fares: it pays for dry docking, training and fuel.\nOne fare fell, by 60 cents. It is paid by 2 passengers in 100.",
            Explanation = $"""
                When the county council took up its budget, its leader offered islanders two sentences that seemed to explain each other: the ferries get twice the money, so the crossing costs less.

                ## What was paid, and to whom

                {paid}

                The agreement with the operator says what the money is for. Fares are mentioned once, to say that the grant does not bind them: [4]

                > The grant covers dry docking, crew training and the price of fuel above the agreed ceiling. It does not bind the operator to any level of fares.

                ## What passengers pay

                We took the price lists of all five routes for the same week in each of four years. [3] On four of them a resident's return costs more than it did:

                - **Holm to Fennay**, the busiest: from €11.20 to €13.40.
                - **Holm to Great Skerrow**: from €9.80 to €11.60.
                - **The two northern routes**, which share a tariff: from €14.00 to €15.90.

                ### The one fare that fell

                A car on the night boat to Fennay is 60 cents cheaper since spring. When we asked what the leader had in mind, his office named this fare and no other. [5] The night boat carries 2 in every 100 passengers. [2]

                | Year | Average fare | In today's prices |
                |---|---|---|
                | Four years ago | €5.62 | €6.19 |
                | Now | €6.44 | €6.44 |
                """,
        };

        var subsidy = desk.Claim(46, "08:02", leila, new ClaimFacts
        {
            Statement = "The ferry subsidy has doubled and islanders pay less because of it",
            ClaimedOn = stage.Day(48),
            Language = "en",
            ClaimantUrl = "https://council.example/members/tomas-reyne",
        }, desk.Person("Tomas Reyne"), ferries)
            .Seen(46, "08:03", leila, debate, "The council has doubled the ferry subsidy, and islanders are paying less because of it")
            .Accepted(46, "09:15", leila, leila)
            .Evidence(45, "09:20", leila, draftBudget, Shows(Stance.Contradicts, "The draft has €4.1 million for the first of the four years and €6 million for the last.", primary: true, stage.Day(45), archived: "https://archive.example/council/draft-budget"))
            .Evidence(45, "09:48", leila, counts, Shows(Stance.Context, "Shows how many people travel on the night boat.", day: stage.Day(45)))
            .Evidence(44, "10:12", leila, prices, Shows(Stance.Contradicts, "Four of five fares rose.", primary: true, stage.Day(44), archived: "https://archive.example/ferries/prices"))
            .Evidence(44, "11:40", leila, agreement, new EvidenceFacts
            {
                Stance = Stance.Contradicts,
                IsPrimary = true,
                Quote = "It does not bind the operator to any level of fares.",
                Locator = "Schedule 4, paragraph 12",
                Note = "Says what the subsidy is paid for.",
                AccessedOn = stage.Day(44),
                ArchivedUrl = "https://archive.example/council/agreement",
            })
            .Evidence(43, "15:05", leila, officeReply, Shows(Stance.Supports, "Names the fare that fell.", primary: true, stage.Day(43)))
            .Reply(43, "15:10", leila, new RightOfReply
            {
                AskedOn = stage.Day(45),
                Reply = "We stand by both figures. The subsidy is twice what it was when this council took office, and the car fare on the night boat is lower. Our leaflet says so plainly.",
            })
            .Drafted(43, "17:30", leila, "false", Subsidy("The ferry subsidy did not double, and fares went up, not down",
                "The draft budget shows the subsidy up by half. On four of the five routes a return costs more than it did before.",
                "The draft budget puts the subsidy at €4.1 million in the first of the four years and at €6 million in the last. [1]",
                "The subsidy grew from €4.1 million to €6 million by the draft budget."))
            .ForReview(43, "17:34", leila)
            .ChangesAsked(42, "09:25", sofia, "The table needs the fares in today's prices, and say that the night boat is one sailing.")
            .Drafted(42, "11:10", leila, "false", Subsidy("The ferry subsidy did not double, and fares went up, not down",
                "The draft budget shows the subsidy up by half. On four of the five routes a return costs more than it did before.",
                "The draft budget puts the subsidy at €4.1 million in the first of the four years and at €6 million in the last. [1] No later figure is public.",
                "The subsidy grew from €4.1 million to €6 million by the draft budget."))
            .ForReview(42, "11:12", leila)
            .Approved(42, "14:02", sofia)
            .Approved(42, "15:45", idris, "Good. The table does it.")
            .Published(41, "07:00", idris)
            // A clarification first …
            .Corrected(39, "09:40", sofia, CorrectionKind.Clarification, "We now say that the fares compared are those for residents; visitors pay more.")
            .Drafted(39, "10:20", leila, "false", Subsidy("The ferry subsidy did not double, and fares went up, not down",
                "The draft budget shows the subsidy up by half. On four of the five routes a resident's return costs more than it did before.",
                "The draft budget puts the subsidy at €4.1 million in the first of the four years and at €6 million in the last. [1] No later figure is public.",
                "The subsidy grew from €4.1 million to €6 million by the draft budget."))
            .ForReview(39, "10:22", leila)
            .Approved(39, "11:30", idris)
            .Approved(38, "08:55", sofia)
            .Published(38, "09:05", sofia)
            // … then the accounts came, and the rating with them.
            .Corrected(35, "10:10", idris, CorrectionKind.RatingChange, "The audited accounts, sent to us by the council, show that the subsidy did double. What we found about fares stands.")
            .Evidence(35, "10:45", leila, accounts, Shows(Stance.Supports, "Shows what was paid each year: €4.1 million, then €8.3 million.", primary: true, stage.Day(35), archived: "https://archive.example/auditor/ferries"))
            .Drafted(35, "13:15", leila, "misleading", Subsidy("The ferry subsidy did double. Fares for most islanders went up, not down",
                "The subsidy did double. It paid for dry docking and fuel; on four of the five routes a resident's return now costs more than it did before.",
                "The audited accounts put the subsidy at €4.1 million in the first of the four years and at €8.3 million in the last. [6] In an earlier version of this check we worked from the draft budget, where the later figure was €6 million. [1] The council sent us the accounts, and we changed our rating.",
                "The subsidy grew from €4.1 million to €8.3 million, as the leader says."))
            .ForReview(35, "13:20", leila)
            .Approved(35, "16:40", sofia)
            .Approved(34, "08:30", helena, "Read against the accounts. Agreed.")
            .Published(34, "08:45", helena);

        // The leaflet says the same in fewer words.
        desk.Claim(45, "16:31", leila, new ClaimFacts { Statement = "Ferries get twice the money and tickets are cheaper", ClaimedOn = stage.Day(46), Language = "en" }, desk.Organization("Skerrow County Council"), ferries)
            .Seen(45, "16:32", leila, leaflet, "Twice the money for our ferries, and cheaper tickets for islanders.")
            .MergedInto(44, "08:40", leila, subsidy);

        desk.Claim(46, "08:20", leila, new ClaimFacts { Statement = "Half of the ferry crew have lost their jobs since spring", ClaimedOn = stage.Day(48), Language = "en" }, desk.Organization("Dock Workers' Union"), desk.About("Work and pay"))
            .Seen(46, "08:21", leila, debate, "Half of the ferry crew have lost their jobs since spring")
            .Accepted(44, "13:00", leila, leila)
            .Evidence(42, "13:10", leila, staffList, Shows(Stance.Contradicts, "Forty names in spring, thirty-eight in autumn.", primary: true, stage.Day(42)))
            .Evidence(41, "15:20", leila, unionTalk, Shows(Stance.Context, "Says that the sheet counted contracts that were renewed as ended.", day: stage.Day(41)))
            .Reply(41, "15:35", leila, new RightOfReply { AskedOn = stage.Day(42), Reply = "We counted every contract that ran out. That most were renewed a week later should have been on the sheet." })
            .Drafted(40, "09:50", leila, "false", new VerdictText
            {
                Headline = "Two of forty ferry workers were let go, not half of them",
                Standfirst = "A union sheet counted contracts that ran out. Nearly all were renewed within a week.",
                Conclusion = "Of forty people on the crew lists in spring, thirty-eight are on them in autumn. Two contracts were not renewed.",
                InShort = "Forty names in spring, thirty-eight in autumn.\nTwenty contracts ended and eighteen were renewed within a week.\nThe union says that the sheet should have said so.",
                Explanation = """
                    The operator let us read its crew lists for both seasons. [1] Names that stand on both lists are people who kept their work: thirty-eight of forty.

                    Asked where the half comes from, the secretary of the union said that twenty contracts ended in the summer, which is so. [2] Eighteen of these were renewed within a week.

                    Two people lost their jobs. That is not half of the crew.
                    """,
            })
            .ForReview(40, "09:52", leila)
            .Approved(39, "14:10", idris)
            .Approved(39, "16:30", helena)
            .Published(38, "10:20", helena);

        desk.Claim(34, "09:10", leila, new ClaimFacts { Statement = "There is a ferry to the northern isles every day of the week", ClaimedOn = stage.Day(400), Language = "en" }, desk.Organization("Visit Skerrow"), ferries)
            .Seen(34, "09:11", leila, timetable, "There is a ferry to the northern isles every day of the week")
            .Accepted(33, "09:00", leila, leila)
            .Evidence(33, "09:30", leila, winterPlan, Shows(Stance.Contradicts, "No sailing on Sundays.", primary: true, stage.Day(33), archived: "https://archive.example/ferries/winter"))
            .Evidence(33, "09:41", leila, prices, Shows(Stance.Context, "The list of two years ago still has a Sunday fare.", day: stage.Day(33)))
            .Reply(33, "10:00", leila, new RightOfReply { AskedOn = stage.Day(33), Reply = "Thank you for telling us. We shall change the page." })
            .Drafted(32, "10:30", leila, "outdated", new VerdictText
            {
                Headline = "The northern boats ran on Sundays until last winter",
                Standfirst = "The tourist office's page was right when it was written.",
                Conclusion = "Sunday sailings ended with last winter's timetable. From Monday to Saturday the boats still go.",
                Explanation = "The timetable now in force has no sailing on Sundays. [1] The price list of two years ago still names a Sunday fare, so the sentence was true once. [2]",
            })
            .ForReview(32, "10:31", leila)
            .Approved(31, "09:00", sofia)
            .Approved(31, "12:15", idris)
            .Published(31, "12:20", sofia);

        desk.Claim(30, "18:05", sofia, new ClaimFacts { Statement = "A photograph shows the new ferry sailing with an empty car deck", ClaimedOn = stage.Day(32), Language = "en", IsUnattributed = true }, null, ferries)
            .Accepted(29, "08:35", sofia, sofia)
            .Evidence(29, "10:00", sofia, photo, Shows(Stance.Contradicts, "The same picture, with eleven cars and a coach on the deck.", primary: true, stage.Day(29)))
            .Evidence(29, "10:25", sofia, counts, Shows(Stance.Context, "The sailing on that day carried 214 passengers.", day: stage.Day(29)))
            .Reply(29, "10:30", sofia, new RightOfReply { WhyNotAsked = "The account that posted the picture first has been deleted." })
            .Drafted(28, "11:05", sofia, "altered", new VerdictText
            {
                Headline = "The photograph of an empty car deck has had its cars removed",
                Standfirst = "The picture went round with the words “Your ferry money at work”. The one its author sold shows a full deck.",
                Conclusion = "The cars and a coach were painted out. In the picture as it was taken the deck is nearly full.",
                InShort = "The author sold the picture to a newspaper that morning; there the deck is nearly full.\nShadows of the missing cars still lie on the deck.",
                Explanation = """
                    The picture desk of the newspaper showed us the file as it was bought. [1] It was taken from the same place in the same second: the gull at the rail has its wing in the same position.

                    - In the file there are eleven cars and a coach.
                    - In the picture that was passed on there are none, but their shadows remain.

                    The harbour's list has 214 passengers for that sailing. [2]
                    """,
            })
            .ForReview(28, "11:08", sofia)
            .Approved(28, "15:00", idris)
            .Approved(27, "09:10", helena)
            .Published(27, "09:20", idris);

        desk.Claim(26, "12:44", sofia, new ClaimFacts { Statement = "The next ferry will be named after a goat called Berta", ClaimedOn = stage.Day(30), Language = "en" }, desk.Organization("The Skerrow Squint"), ferries)
            .Seen(26, "12:45", sofia, carnival, "the next ferry will be named after Berta the goat")
            .Accepted(26, "12:50", sofia, sofia)
            .Evidence(26, "13:10", sofia, desk.Source(SourceKind.OfficialRecord, "Minutes of the council's winter sittings", "Skerrow County Council", stage.Day(28), "https://council.example/minutes"), Shows(Stance.Contradicts, "No such motion.", primary: true, stage.Day(26)))
            .Evidence(26, "13:15", sofia, desk.Source(SourceKind.Document, "Front page of the carnival number", "The Skerrow Squint", stage.Day(30), "https://squint.example"), Shows(Stance.Context, "Carries the line “Nothing in here happened”.", day: stage.Day(26)))
            .Reply(26, "13:20", sofia, new RightOfReply { AskedOn = stage.Day(26), Reply = "Berta has no comment." })
            .Drafted(25, "10:00", sofia, "satire", new VerdictText
            {
                Headline = "No, the ferry will not be named after a goat",
                Conclusion = "The story is from a carnival paper that says on its front page that nothing in it happened.",
                Explanation = "The paper comes out once a year and invents all of its news. [2] The minutes of the council hold no such motion. [1] Posts that pass the page on leave the name of the paper out.",
            })
            .ForReview(25, "10:02", sofia)
            .Approved(25, "10:40", helena)
            .Approved(25, "13:00", idris)
            .Published(24, "08:00", helena);

        // Sent back by an editor, and still in research.
        desk.Claim(22, "11:00", idris, new ClaimFacts { Statement = "The new ferry saves nine minutes on every crossing", ClaimedOn = stage.Day(25), Language = "en" }, desk.Organization("Fennay Ferries"), ferries)
            .Accepted(21, "09:00", leila, leila)
            .Evidence(15, "09:30", leila, lists, Shows(Stance.Contradicts, "Nine minutes on calm days; none on days with swell.", primary: true, stage.Day(15), archived: "https://archive.example/harbour/crossings"))
            .Evidence(15, "09:55", leila, winterPlan, Shows(Stance.Context, "Plans with seven minutes.", day: stage.Day(15)))
            .Drafted(14, "15:00", leila, "missing_context", new VerdictText
            {
                Headline = "The new ferry is quicker by nine minutes, on days without swell",
                Conclusion = "On calm days the crossing is nine minutes shorter. On three days in ten there was swell, and nothing was saved.",
                Explanation = "We took ninety days of crossing times. [1] The timetable itself counts with seven minutes. [2]",
            })
            .ForReview(14, "15:05", leila)
            .ChangesAsked(13, "10:45", sofia, "How is “swell” counted? Give the limit and the number of days.")
            .Due(21, "09:02", leila, -2)
            .TaskDone(15, "10:10", leila, DemoTasks.Asked, "Yes")
            .Talk(DemoClaim.Row(1), [(13, "11:20", leila, "The log knows wave heights in classes only. @Sofía, is “class 3 and above” plain enough for readers?")]);

        // Waits for figures that come out later.
        desk.Claim(46, "08:30", leila, new ClaimFacts { Statement = "Visitors bring in more than the boats cost the county", ClaimedOn = stage.Day(48), Language = "en" }, null, ferries)
            .Seen(46, "08:31", leila, debate, "visitors bring in more than the boats cost the county")
            .Parked(45, "12:00", idris, 60, "The tourist office publishes its survey then.");
    }

    internal static EvidenceFacts Shows(Stance stance, string note, bool primary = false, DateOnly? day = null, string? archived = null) =>
        new() { Stance = stance, IsPrimary = primary, Note = note, AccessedOn = day, ArchivedUrl = archived };
}
