namespace ClaimTrack.Text.Tests.ClaimReviews;

/// <summary>What readers of ClaimReview data stumble over is named with its line, its rule and a remedy.</summary>
public sealed class ClaimReviewLinterTests
{
    const string Sound = """
        {
          "@context": "https://schema.org",
          "@type": "ClaimReview",
          "url": "https://facts.example/checks/7-the-pier",
          "datePublished": "2026-03-14T09:00:00+01:00",
          "claimReviewed": "The pier was shut for the whole of 2025",
          "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Una Brae"},
            "datePublished": "2026-03-05",
            "firstAppearance": {"@type": "NewsArticle", "url": "https://courier.example/pier"},
            "appearance": ["https://social.example/p/1"]
          },
          "author": {"@type": "Organization", "name": "Meridian"},
          "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": "5", "worstRating": 1, "alternateName": "False"}
        }
        """;

    static readonly Uri Page = new("https://facts.example/checks/7-the-pier");

    static string Html(string json) => $"<!doctype html>\n<html>\n<head><script type=\"application/ld+json\">{json}</script></head>\n<body></body></html>";

    [Fact]
    public void Sound_markup_has_no_finding()
    {
        Assert.Empty(ClaimReviewLinter.Lint(Sound).Findings);
        var page = ClaimReviewLinter.Lint(Html(Sound), Page);
        Assert.Empty(page.Findings);
        Assert.True(page.IsSound);
        Assert.Equal(1, page.Reviews);
    }

    [Theory]
    [InlineData("\"@context\": \"https://schema.org\",", "", "@context", 1)]
    [InlineData("\"@type\": \"ClaimReview\"", "\"type\": \"ClaimReview\"", "@type", 3)]
    [InlineData("\"claimReviewed\": \"The pier was shut for the whole of 2025\",", "", "claimReviewed", 1)]
    [InlineData("whole of 2025\"", "whole of 2025 is false.\"", "claimReviewed", 6)]
    [InlineData("https://facts.example/checks", "/checks", "url", 4)]
    [InlineData("https://facts.example/checks", "https://other.example/checks", "url", 4)]
    [InlineData("\"alternateName\": \"False\"", "\"alternateName\": [\"False\"]", "reviewRating.alternateName", 15)]
    [InlineData("\"alternateName\": \"False\"", "\"alternateName\": {\"@value\": \"False\"}", "reviewRating.alternateName", 15)]
    [InlineData("\"ratingValue\": 1", "\"ratingValue\": -1", "reviewRating.ratingValue", 15)]
    [InlineData("\"ratingValue\": 1", "\"ratingValue\": \"one\"", "reviewRating.ratingValue", 15)]
    [InlineData("\"worstRating\": 1", "\"worstRating\": -1", "reviewRating.worstRating", 15)]
    [InlineData("\"bestRating\": \"5\"", "\"bestRating\": 1", "reviewRating.bestRating", 15)]
    [InlineData("\"ratingValue\": 1, ", "", "reviewRating.ratingValue", 15)]
    [InlineData("\"name\": \"Meridian\"", "\"name\": \"\"", "author", 14)]
    [InlineData("\"name\": \"Una Brae\"", "\"name\": null", "itemReviewed.author.name", 9)]
    [InlineData("https://social.example/p/1", "https://social.example/p/1 and https://social.example/p/2", "itemReviewed.appearance", 12)]
    [InlineData("https://social.example/p/1", "somewhere", "itemReviewed.appearance", 12)]
    [InlineData("2026-03-14T09:00:00+01:00", "14 March 2026", "datePublished", 5)]
    [InlineData("2026-03-05", "12026-03-05", "itemReviewed.datePublished", 10)]
    public void An_error_is_named_with_its_line(string sound, string broken, string rule, int line)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);
        var found = ClaimReviewLinter.Lint(Sound.Replace(sound, broken, StringComparison.Ordinal), Page);
        Assert.Contains(found.Findings, f => (f.Rule, f.Line, f.Severity) == (rule, line, MarkupSeverity.Error));
        Assert.False(found.IsSound);
        Assert.All(found.Findings, f => Assert.True(f.Sentence.Length > 0 && f.Remedy.Length > 0));
        // In a page the lines are those of the page.
        Assert.Contains(ClaimReviewLinter.Lint(Html(Sound.Replace(sound, broken, StringComparison.Ordinal)), Page).Findings, f => (f.Rule, f.Line) == (rule, line + 2));
    }

    [Theory]
    [InlineData("whole of 2025", "whole of 2025, and of 2024, and of 2023, as everybody in the town can remember", "claimReviewed", 6)]
    [InlineData("\"alternateName\": \"False\"", "\"alternateName\": \"Rating: False\"", "reviewRating.alternateName", 15)]
    [InlineData("\"author\": {\"@type\": \"Person\", \"name\": \"Una Brae\"},", "", "itemReviewed.author", 7)]
    [InlineData("\"@type\": \"Claim\",", "\"@type\": \"CreativeWork\",", "itemReviewed.@type", 7)]
    [InlineData("\"@type\": \"Claim\",", "\"@type\": \"Claim\", \"name\": \"The pier was shut\",", "itemReviewed.name", 8)]
    [InlineData("https://social.example/p/1", "https://facts.example/news/1", "itemReviewed.appearance", 12)]
    [InlineData("\"2026-03-05\"", "\"2026-03-25\"", "itemReviewed.datePublished", 10)]
    [InlineData("\"datePublished\": \"2026-03-14T09:00:00+01:00\",", "", "datePublished", 1)]
    public void A_warning_is_named_and_keeps_nothing_back(string sound, string broken, string rule, int line)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);
        var found = ClaimReviewLinter.Lint(Sound.Replace(sound, broken, StringComparison.Ordinal), Page);
        Assert.Contains(found.Findings, f => (f.Rule, f.Line, f.Severity) == (rule, line, MarkupSeverity.Warning));
        Assert.True(found.IsSound);
    }

    [Fact]
    public void A_review_is_found_in_a_graph_and_in_the_page_that_it_belongs_to()
    {
        var inside = Sound.Replace("\"@context\": \"https://schema.org\",", "", StringComparison.Ordinal);
        Assert.Empty(ClaimReviewLinter.Lint($$"""{"@context": "http://schema.org/", "@graph": [{"@type": "WebSite"}, {{inside}}]}""", Page).Findings);
        Assert.Empty(ClaimReviewLinter.Lint($$"""[{"@context": {"@vocab": "https://schema.org/"}, "@type": ["WebPage"], "mainEntity": {"review": {{inside}} } }]""", Page).Findings);
        var two = ClaimReviewLinter.Lint($"[{Sound}, {Sound}]", Page);
        Assert.Equal((2, "ClaimReview"), (two.Reviews, Assert.Single(two.Findings).Rule));
    }

    [Theory]
    [InlineData(""), InlineData("   "), InlineData("<p>Nothing here</p>"), InlineData("{}"), InlineData("[]"), InlineData("{\"@type\": \"Review\"}"), InlineData("plain words")]
    public void Where_there_is_none_that_is_said(string markup)
    {
        var found = ClaimReviewLinter.Lint(markup);
        Assert.Equal(("ClaimReview", 0), (Assert.Single(found.Findings).Rule, found.Reviews));
        Assert.False(found.IsSound);
    }

    [Theory]
    [InlineData("{\n\"claimReviewed\": \"He said \"no\"\"}", 2), InlineData("{\n\n", 3), InlineData("{} {}", 1), InlineData("{\"a\": \"\\ud800\"}", 1)]
    public void What_is_no_json_is_said_with_its_line(string json, int line) =>
        Assert.Contains(ClaimReviewLinter.Lint(json).Findings, f => (f.Rule, f.Line, f.Severity) == ("JSON", line, MarkupSeverity.Error));

    [Fact]
    public void Nothing_makes_it_fall_over()
    {
        foreach (var markup in new[] { new string('[', 100_000), string.Concat(Enumerable.Repeat("<div>", 20_000)), $"{{\"@type\":{new string('[', 60)}{new string(']', 60)}}}", "{\"@type\":[null,1,{\"@type\":\"ClaimReview\"}],\"author\":[[]],\"itemReviewed\":[[]],\"reviewRating\":[]}",
            "{\"@context\":\"https://schema.org\",\"@type\":\"ClaimReview\",\"itemReviewed\":[null],\"author\":null,\"reviewRating\":{\"ratingValue\":1e999,\"alternateName\":\"\"},\"url\":\"http://[\",\"datePublished\":{}}" })
            Assert.NotEmpty(ClaimReviewLinter.Lint(markup).Findings);
    }
}
