using ClaimTrack.Domain;
using static ClaimTrack.Web.Platform.Seeding.DemoFerries;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>The second newsroom, small and apart from the first: one of its people works in both.</summary>
static class DemoFennay
{
    public static void Tell(DemoDesk desk)
    {
        Member tom = desk["Tom"], idris = desk["Idris"];
        var stage = desk.Stage;
        var lighthouse = desk.Article(14, "10:00", idris, new ArticleFacts
        {
            Title = "A light older than the map",
            Publisher = "Fennay Heritage Trust",
            PublishedOn = stage.Day(15),
            Language = "en",
            Url = "https://heritage.example/light",
        }, """
            Stand under the lamp and think: the lighthouse of Fennay is the oldest in the north that still burns.
            The stairs have ninety-one steps. The keeper's cottage takes guests.
            """);
        desk.Claim(14, "10:10", idris, new ClaimFacts { Statement = "The lighthouse of Fennay is the oldest in the north that still burns", ClaimedOn = stage.Day(15), Language = "en" }, desk.Organization("Fennay Heritage Trust"), desk.About("History"))
            .Seen(14, "10:11", idris, lighthouse, "the lighthouse of Fennay is the oldest in the north that still burns")
            .Accepted(14, "10:20", idris, idris)
            .Evidence(13, "09:00", idris, desk.Source(SourceKind.OfficialRecord, "List of lights of the northern coast", "Harbour Authority of Skerrow", stage.Day(300), "https://harbour.example/lights"), Shows(Stance.Contradicts, "Two lights on the list are older and still burn.", primary: true, stage.Day(13), archived: "https://archive.example/harbour/lights"))
            .Evidence(13, "09:30", idris, desk.Source(SourceKind.Study, "Lamps of the north, a history", "University of the Isles", stage.Day(4000)), Shows(Stance.Contradicts, "Dates all three.", day: stage.Day(13)))
            .Drafted(12, "11:00", idris, "mostly_false", new VerdictText
            {
                Headline = "Fennay's lighthouse is the third oldest in the north that still burns",
                Standfirst = "It is old, and two others are older.",
                Conclusion = "The light of Fennay was lit in 1831. Two on the same coast are older, and both still burn.",
                Explanation = "The list of lights gives a year for each. [1] A history of the lamps names the same years. [2] Fennay comes third.",
            })
            .ForReview(12, "11:02", idris)
            .Approved(11, "08:30", tom)
            .Published(11, "08:35", tom);
        desk.Claim(6, "14:00", tom, new ClaimFacts { Statement = "The keeper's stairs have ninety-one steps", ClaimedOn = stage.Day(15), Language = "en" }, desk.Organization("Fennay Heritage Trust"), desk.About("History"))
            .Seen(6, "14:01", tom, lighthouse, "The stairs have ninety-one steps.");
    }
}
