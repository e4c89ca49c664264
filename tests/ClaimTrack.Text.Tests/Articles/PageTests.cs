namespace ClaimTrack.Text.Tests;

public class PageTests
{
    static readonly Uri address = new("https://courier.example/news/wall?ref=1");

    static string Page(string head, string body) =>
        $"<!doctype html><html lang=\"en-gb\"><head>{head}</head><body><nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></nav>{body}<footer><p>© Harbour Courier. All rights reserved.</p></footer></body></html>";

    static string Paragraphs => string.Concat(Stories.Harbour.Select(paragraph => $"<p>{paragraph}</p>"));

    [Fact]
    public void A_news_page_gives_up_its_article_and_keeps_its_menu()
    {
        var article = ArticleExtractor.FromHtml(Page("""
            <title>Council votes to rebuild harbour wall | Harbour Courier</title>
            <link rel=canonical href="/news/wall">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle",
             "headline":"Council votes to rebuild harbour wall","author":[{"@type":"Person","name":"Mia Tolland"},{"name":"Ben Ode"}],
             "publisher":{"@type":"Organization","name":"Harbour Courier"},"datePublished":"2026-03-05T23:30:00+01:00",}]}</script>
            """, $"<article><h1>Council votes to rebuild harbour wall</h1>{Paragraphs}<h2>What happens next</h2><p>{Stories.Harbour[0]}</p><blockquote><p>{Stories.Harbour[4]}</p></blockquote></article>"), address);

        Assert.Equal("Council votes to rebuild harbour wall", article.Title);
        Assert.Equal("Mia Tolland, Ben Ode", article.Byline);
        Assert.Equal("Harbour Courier", article.Publisher);
        Assert.Equal(new DateOnly(2026, 3, 5), article.PublishedOn);
        Assert.Equal("en-GB", article.Language);
        Assert.Equal("https://courier.example/news/wall", article.CanonicalUrl);
        Assert.Equal([.. Stories.Harbour, "What happens next", Stories.Harbour[0], Stories.Harbour[4]], article.Text.Plain.Split('\n'));
        Assert.Equal("pppppphpq", article.Text.Blocks);
    }

    [Fact]
    public void Meta_and_time_elements_speak_where_linked_data_is_broken()
    {
        var article = ArticleExtractor.FromHtml(Page("""
            <title>x</title><meta property="og:title" content="Wall &amp;amp; water"><meta property="og:site_name" content="Harbour Courier">
            <meta name="author" content="By Mia Tolland"><script type="application/ld+json">{"@type":"NewsArticle","headline":</script>
            """, $"<article><time datetime=2026-03-05>5 March</time>{Paragraphs}</article>"), address);
        Assert.Equal(("Wall & water", "Mia Tolland", "Harbour Courier", new DateOnly(2026, 3, 5)),
            (article.Title, article.Byline, article.Publisher, article.PublishedOn!.Value));
    }

    [Fact]
    public void A_syndicated_copy_names_its_first_publisher()
    {
        var article = ArticleExtractor.FromHtml(Page("<meta property=og:site_name content='Copy Site'>",
            $"<article>{Paragraphs}<p>This article was originally published by Harbour Courier.</p></article>"), address);
        Assert.Equal("Harbour Courier", article.Publisher);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://courier.example/x")]
    [InlineData("http://")]
    [InlineData("https://user:secret@courier.example/")]
    public void A_canonical_address_that_is_no_web_address_is_none(string href) =>
        Assert.Null(ArticleExtractor.FromHtml(Page($"<link rel=canonical href='{href}'>", Paragraphs), address).CanonicalUrl);

    [Fact]
    public void A_relative_canonical_address_needs_the_page_s_own() =>
        Assert.Null(ArticleExtractor.FromHtml(Page("<link rel=canonical href='/x'>", Paragraphs), null).CanonicalUrl);

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("<!doctype html><html><head><script>var app = 'This is a long sentence, but of a script, not of an article.';</script></head><body><div id=root></div></body></html>")]
    [InlineData("<body><nav><ul><li><a href=/a>Home</a><li><a href=/b>News</a><li><a href=/c>Sport</a></ul></nav></body>")]
    public void A_page_without_an_article_has_no_text(string html)
    {
        var article = ArticleExtractor.FromHtml(html, address);
        Assert.Equal(ArticleText.Empty, article.Text);
    }

    [Fact]
    public void Short_identical_paragraphs_are_an_article_too() =>
        Assert.Equal(3, ArticleExtractor.FromHtml(string.Concat(Enumerable.Repeat("<p>The bridge is closed until Monday, the council says.</p>", 3)), null).Text.Blocks.Length);

    [Fact]
    public void Fifty_thousand_nested_divs_still_give_their_paragraph()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 50_000)) + $"<p>{Stories.Harbour[0]}</p>";
        Assert.Equal(Stories.Harbour[0], ArticleExtractor.FromHtml(html, null).Text.Plain);
    }

    [Theory]
    [InlineData("<a href=x>link</a> ", 25_000)]
    [InlineData("line of text<br>", 50_000)]
    [InlineData("<table><tr><td>", 32_000)]
    [InlineData("<div>Word, word.</div>", 29_000)]
    [InlineData("<ul><li>item, item", 20_000)]
    [InlineData("<b><i><font size=1><p>x", 5_000)]
    [InlineData("<![CDATA[", 20_000)]
    [InlineData("<!--", 20_000)]
    [InlineData("</p></br></div>", 20_000)]
    [InlineData("<title>", 30_000)]
    [InlineData("<script>", 30_000)]
    [InlineData("<p\u0000 a='", 20_000)]
    public void Hostile_markup_is_read_and_never_thrown_at_the_caller(string piece, int times)
    {
        var article = ArticleExtractor.FromHtml(string.Concat(Enumerable.Repeat(piece, times)), null);
        Assert.Equal(article.Text.Blocks.Length, article.Text.Plain.Length == 0 ? 0 : article.Text.Plain.Split('\n').Length);
    }

    [Fact]
    public void Broken_UTF_16_in_a_page_is_left_out() =>
        Assert.Equal(Stories.Harbour[0], ArticleExtractor.FromHtml($"<article><p>{Stories.Harbour[0]}\uD83D</p>\uDE00</article>", null).Text.Plain);

    [Fact]
    public void A_page_over_five_megabytes_is_read_as_lines_and_cut_at_a_block()
    {
        var html = string.Concat(Enumerable.Repeat($"<p>{Stories.Harbour[1]}</p>", 40_000));
        Assert.True(html.Length > ArticleExtractor.MaxPageLength);
        var article = ArticleExtractor.FromHtml(html, null);
        Assert.True(article.Text.IsCut);
        Assert.InRange(article.Text.Plain.Length, PlainText.MaxLength - 500, PlainText.MaxLength);
        Assert.EndsWith(Stories.Harbour[1], article.Text.Plain);
    }

    [Fact]
    public void Random_markup_never_breaks_the_rule_of_one_letter_for_each_line()
    {
        var random = new Random(11);
        string[] pieces = ["<p>", "</p>", "<div class=x>", "</div>", "<br>", "<li>", "<ul>", "<table>", "<td>", "</table>", "<h2>", "</h2>", "<b>", "</i>", "<!--", "-->", "<script>", "</script>", "<svg>", "<a href='", "&amp", "&#xD800;", "<blockquote>", "<", ">", "\"", Stories.Harbour[0], Stories.Harbour[3]];
        for (var round = 0; round < 300; round++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(5) == 0 ? RandomText.Of(random, 4) : pieces[random.Next(pieces.Length)]));
            var text = ArticleExtractor.FromHtml(html, random.Next(2) == 0 ? null : address).Text;
            Assert.Equal(text.Plain, PlainText.Normalise(text.Plain));
            Assert.Equal(text.Plain, string.Join('\n', text.EachBlock().Select(block => text.Plain.Substring(block.Start, block.Length))));
        }
    }

    [Fact]
    public void A_right_to_left_page_keeps_its_order()
    {
        string[] paragraphs = ["قال المجلس البلدي يوم الثلاثاء إن جدار الميناء الشرقي سيعاد بناؤه، وإن الأعمال ستبدأ في الربيع المقبل.", "وأضاف العمدة أن التكلفة تبلغ ثمانية وثلاثين مليونا، وأن الصندوق الوطني سيدفع نصف هذا المبلغ على أربع سنوات."];
        var article = ArticleExtractor.FromHtml($"<html><body><article><p>{paragraphs[0]}</p><p>{paragraphs[1]}</p></article></body></html>", null);
        Assert.Equal(string.Join('\n', paragraphs), article.Text.Plain);
        Assert.Equal("ar", article.Language);
    }
}
