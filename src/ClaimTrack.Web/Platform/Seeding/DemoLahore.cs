using ClaimTrack.Domain;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>A lawsuit about a camera network. The suit and those named in it are real, so every verdict here stays with what
/// a report of the complaint says; the paper that carries the article is invented.</summary>
static class DemoLahore
{
    const string FirstText = """
        A small software maker from California has taken Huawei to court over a camera network on the other side of the world. Business Efficiency Solutions, BES for short, filed its complaint on 11 August with the federal court for the Central District of California.
        # What the company says
        BES worked for Huawei as a contractor on the safe-city system of Lahore, the capital of Punjab province in Pakistan. According to the complaint, Huawei took the contractor's trade secrets and pressed it to build a back door into the project. By way of one of BES's own programs, the company says, Huawei could look from China at data that matter to Pakistan's security, and at private data of its citizens.
        # The contract
        Huawei and the Punjab Safe Cities Authority came to terms in 2016, after a round of bidding. The complaint puts the winning bid at 150 million dollars, ahead of Nokia and others. Pakistani media reported at the time that more than 8,000 cameras would be put up in the city, with their pictures going to the command centre of the Punjab police.
        Shehbaz Sharif, who was chief minister of the province then, said that the project would make Lahore a city free of crime.
        # Elsewhere
        Lahore is not alone. Since 2015 at least nine cities in Pakistan have signed up for Huawei's Safe City systems. Some of them, Islamabad among them, have since reported more crime rather than less.
        In 2019 two senators of the United States, Marco Rubio and Ron Wyden, asked the State Department to warn travellers about countries with such systems.
        """;

    public static void Tell(DemoDesk desk)
    {
        Member leila = desk["Leila"], idris = desk["Idris"], sofia = desk["Sofía"];
        var stage = desk.Stage;
        var network = desk.About("Camera networks");
        var bes = desk.Organization("Business Efficiency Solutions");
        var filed = new DateOnly(2021, 8, 11);

        var article = desk.Article(58, "08:20", leila, new ArticleFacts
        {
            Title = "Contractor takes Huawei to court over the cameras of Lahore",
            Byline = "Wren Aldous",
            Publisher = "The Harbour Courier",
            PublishedOn = new DateOnly(2021, 8, 18),
            Language = "en",
            Url = "https://courier.example/world/contractor-lahore-cameras",
        }, FirstText).Revised(21, "10:05", leila, FirstText
            .Replace("ahead of Nokia and others", "ahead of competitors that included Nokia and Motorola", StringComparison.Ordinal)
            + "\n# Added later\nAn earlier version of this article named only one of the competing bidders.");

        var complaint = desk.Source(SourceKind.OfficialRecord, "Complaint of Business Efficiency Solutions against Huawei, Central District of California", "United States District Court", filed);
        var report = desk.Source(SourceKind.NewsReport, "Report on the lawsuit", "The Epoch Times");
        var courier = desk.Source(SourceKind.NewsReport, "Contractor takes Huawei to court over the cameras of Lahore", "The Harbour Courier", new DateOnly(2021, 8, 18), "https://courier.example/world/contractor-lahore-cameras");

        // The allegation: published, and careful.
        desk.Claim(57, "09:02", leila, new ClaimFacts
        {
            Statement = "Huawei set up a back door into the safe-city data of Lahore",
            ClaimedOn = filed,
            Language = "en",
        }, bes, network)
            .Seen(57, "09:03", leila, article, "Huawei could look from China at data that matter to Pakistan's security, and at private data of its citizens")
            .Accepted(57, "13:40", idris, leila)
            .Evidence(55, "09:30", leila, complaint, new EvidenceFacts
            {
                Stance = Stance.Supports,
                IsPrimary = true,
                Locator = "As summarised in the reports below",
                Note = "Makes the allegation. A complaint is one party's account; the court has to hear the other.",
                AccessedOn = stage.Day(55),
            })
            .Evidence(55, "09:52", leila, report, new EvidenceFacts { Stance = Stance.Context, Note = "Says what the complaint alleges and what the contract was. Reports no finding by a court.", AccessedOn = stage.Day(55) })
            .Evidence(55, "10:15", leila, courier, new EvidenceFacts
            {
                Stance = Stance.Context,
                Quote = "BES worked for Huawei as a contractor on the safe-city system of Lahore, the capital of Punjab province in Pakistan.",
                Note = "Shows what the two companies had to do with each other.",
                AccessedOn = stage.Day(55),
                ArchivedUrl = "https://archive.example/courier/contractor-lahore-cameras",
            })
            .Reply(54, "11:00", leila, new RightOfReply { AskedOn = stage.Day(54), WhyNotAsked = null })
            .Drafted(53, "15:20", leila, "unproven", new VerdictText
            {
                Headline = "A contractor says so in a lawsuit. No court finding that we read settles it",
                Standfirst = "The back door is what one party to a lawsuit alleges. That it was alleged is certain; whether it is so is what the lawsuit is about.",
                Conclusion = "According to the complaint, Huawei could look at data from Lahore through a back door. That is an allegation: nothing we read shows a court finding for or against it.",
                InShort = "A California contractor, BES, makes the allegation in a complaint filed on 11 August 2021.\nThe reports that we read repeat the allegation and add no evidence of their own.\nNone of them tells of a finding by a court.",
                Explanation = """
                    The sentence passed on as a fact comes from a complaint, the paper with which a lawsuit begins. [1] It tells what the party that sues wants to prove. The party that is sued answers later, and the court decides.

                    ## What is certain

                    - BES worked for Huawei on the safe-city system of Lahore. [3]
                    - BES has sued, and the complaint speaks of a back door. [2]

                    ## What is not

                    Whether data left Lahore by this way, and who could see it, is what the two sides disagree about. We found reports of the complaint and no independent account of the system itself. [2][3]

                    We rate the claim **Unproven**. The rating says nothing about how likely the allegation is. If a court makes a finding, we shall change it here and say so.
                    """,
            })
            .ForReview(53, "15:31", leila)
            .Approved(52, "09:14", idris, "Careful enough. The conclusion can stand alone.")
            .Approved(52, "11:47", sofia)
            .Published(52, "12:10", idris);

        // The bid: in review. One approval became stale with draft 2; one is missing.
        desk.Claim(57, "09:12", leila, new ClaimFacts
        {
            Statement = "Huawei won the Lahore contract with a bid of 150 million dollars",
            ClaimedOn = filed,
            Language = "en",
        }, bes, network)
            .Seen(57, "09:13", leila, article, "The complaint puts the winning bid at 150 million dollars")
            .Accepted(20, "08:50", leila, leila)
            .Evidence(19, "14:05", leila, complaint, new EvidenceFacts { Stance = Stance.Supports, IsPrimary = true, Note = "Names the sum. It is the contractor's figure, not the authority's.", AccessedOn = stage.Day(19) })
            .Evidence(19, "14:20", leila, report, new EvidenceFacts { Stance = Stance.Supports, Note = "Repeats the sum and names its source.", AccessedOn = stage.Day(19) })
            .Reply(18, "09:00", leila, new RightOfReply { AskedOn = stage.Day(18) })
            .Drafted(17, "10:40", leila, "mixed", new VerdictText
            {
                Conclusion = "The sum stands in the complaint. We have not seen the bid or the contract themselves.",
                Explanation = "The figure of 150 million dollars comes from the complaint. [1] The reports that name it rest on the same paper. [2]",
            })
            .ForReview(17, "10:44", leila)
            .Approved(16, "16:02", idris)
            .Drafted(3, "09:25", leila, "unproven", new VerdictText
            {
                Headline = "The 150 million dollars are the contractor's figure",
                Standfirst = "One party to a lawsuit names the sum. The papers of the bidding are not among what we could read.",
                Conclusion = "According to the complaint the winning bid was 150 million dollars. No second, independent source that we found names the sum.",
                InShort = "The sum comes from one paper, the complaint.\nReports that repeat it rest on that paper.",
                Explanation = "The figure of 150 million dollars comes from the complaint. [1] The reports that name it rest on the same paper. [2] An award of this kind leaves records at the Punjab authority; we have asked for them and have no answer yet.",
            })
            .Approved(2, "10:31", sofia, "Right to move to Unproven: it is one source told twice.")
            .Due(17, "10:46", leila, 1)
            .TaskDone(18, "09:05", leila, DemoTasks.Asked, "Yes")
            .TaskDone(17, "10:30", leila, DemoTasks.Harm, "The company, and readers who take one party’s figure for the court’s.")
            .Task(16, "16:10", idris, new() { Label = "Ask the Punjab authority for the award notice", Need = TaskNeed.Publication }, leila, -1)
            .Talk(DemoClaim.Conclusion("the complaint"),
                [(16, "15:40", idris, "Is the complaint enough for **Mixed**? It is one side’s paper."), (16, "17:05", leila, "You are right. I have asked the authority for the award notice, and would move to *Unproven* if nothing comes."), (3, "09:30", leila, "Nothing came. @Idris, draft 2 says Unproven.")],
                (2, "10:20", sofia))
            .Talk(null, [(2, "10:40", sofia, "One more thing before this goes out: do we say often enough that the case is not decided? @Leila, could you look at the standfirst?"), (1, "08:55", leila, "Looking today."), (1, "09:20", desk["Helena"], "Please say it in the first line, not the last.")])
            .Talk(DemoClaim.Row(2), [(2, "10:44", sofia, "This report repeats the complaint word for word. Does it count as a second source?")]);

        // The number of cameras: being researched.
        desk.Claim(57, "09:21", leila, new ClaimFacts { Statement = "The network in Lahore has more than 8,000 cameras", Language = "en" }, desk.Organization("Pakistani media"), network)
            .Seen(57, "09:22", leila, article, "Pakistani media reported at the time that more than 8,000 cameras would be put up in the city")
            .Accepted(30, "09:18", leila, leila)
            .Evidence(29, "15:33", leila, courier, new EvidenceFacts { Stance = Stance.Supports, Quote = "more than 8,000 cameras would be put up in the city", Note = "Speaks of the plan of 2016, not of what hangs there today.", AccessedOn = stage.Day(29) })
            .Drafted(9, "11:11", leila, "missing_context", new VerdictText
            {
                Conclusion = "More than 8,000 cameras were announced in 2016. How many work today we do not know yet.",
                Explanation = "",
            });

        // The nine cities: nobody has taken it up. The paper says it in its own words, so the paper is the claimant.
        desk.Claim(57, "09:30", leila, new ClaimFacts { Statement = "At least nine cities in Pakistan have signed up for Huawei's Safe City systems", ClaimedOn = new DateOnly(2021, 8, 18), Language = "en" }, desk.Organization("The Harbour Courier"), network)
            .Seen(57, "09:31", leila, article, "Since 2015 at least nine cities in Pakistan have signed up for Huawei's Safe City systems.");

        // A statement about the future: declined.
        desk.Claim(57, "09:38", leila, new ClaimFacts { Statement = "The safe-city project will make Lahore a city free of crime", Language = "en" }, desk.Person("Shehbaz Sharif"), network)
            .Seen(57, "09:39", leila, article, "said that the project would make Lahore a city free of crime")
            .Declined(56, "10:12", idris, DeclineReason.Prediction, "He spoke of what was to come. Whether crime fell afterwards would be another claim.");
    }
}
