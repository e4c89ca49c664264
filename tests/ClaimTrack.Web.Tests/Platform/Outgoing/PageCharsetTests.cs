using System.Text;
using ClaimTrack.Web.Platform.Outgoing;

namespace ClaimTrack.Web.Tests.Platform;

public class PageCharsetTests
{
    const string Polish = "Zażółć gęślą jaźń";

    [Theory]
    [InlineData("utf-8", Polish), InlineData("UTF-8", Polish), InlineData("utf8", Polish), InlineData("\"utf-8\"", Polish), InlineData(" 'utf-8' ", Polish)]
    [InlineData("iso-8859-2", Polish), InlineData("windows-1250", Polish), InlineData("cp1250", Polish)]
    [InlineData("windows-1251", "Привет, мир"), InlineData("koi8-r", "Привет, мир"), InlineData("iso-8859-5", "Привет, мир")]
    [InlineData("windows-1256", "مرحبا"), InlineData("iso-8859-6", "مرحبا"), InlineData("windows-1255", "שלום"), InlineData("iso-8859-8-i", "שלום")]
    [InlineData("windows-1252", "“Ça coûte 5 €”"), InlineData("iso-8859-1", "“Ça coûte 5 €”"), InlineData("latin1", "“Ça coûte 5 €”"), InlineData("us-ascii", "“Ça coûte 5 €”")]
    [InlineData("iso-8859-9", "İstanbul’da ışık"), InlineData("windows-1253", "Καλημέρα"), InlineData("windows-1257", "Žemė"), InlineData("windows-1258", "Đà")]
    [InlineData("shift_jis", "日本語"), InlineData("x-sjis", "日本語"), InlineData("euc-jp", "日本語"), InlineData("iso-2022-jp", "日本語")]
    [InlineData("gb2312", "中文"), InlineData("gbk", "中文"), InlineData("gb18030", "中文"), InlineData("big5", "中文"), InlineData("euc-kr", "한국어")]
    [InlineData("tis-620", "ภาษาไทย"), InlineData("windows-874", "ภาษาไทย"), InlineData("utf-16le", Polish), InlineData("utf-16be", Polish)]
    public void The_header_names_the_encoding(string charset, string text) =>
        Assert.Equal(text, PageCharset.Decode(Bytes(charset.Trim(' ', '"', '\''), text), charset, isMarkup: true));

    [Theory]
    [InlineData("<meta charset=\"windows-1250\">"), InlineData("<META CHARSET=windows-1250>"), InlineData("<meta charset = 'windows-1250' />")]
    [InlineData("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1250\">"), InlineData("<?xml version=\"1.0\" encoding=\"windows-1250\"?>")]
    [InlineData("<!doctype html><html><head><title>x</title><meta name=\"viewport\" content=\"width=1\"><meta charset=\"windows-1250\">")]
    public void A_page_names_its_own_encoding(string declaration)
    {
        var page = $"{declaration}<p>{Polish}";
        Assert.Equal(page, PageCharset.Decode(Bytes("windows-1250", page), null, isMarkup: true));
    }

    [Fact]
    public void The_header_outweighs_the_page()
    {
        var page = $"<meta charset=\"windows-1252\"><p>{Polish}";
        Assert.Equal(page, PageCharset.Decode(Bytes("windows-1250", page), "windows-1250", isMarkup: true));
    }

    [Fact]
    public void A_byte_order_mark_outweighs_everything_and_is_not_part_of_the_text()
    {
        var page = $"<meta charset=\"windows-1252\"><p>{Polish}";
        foreach (var encoding in new Encoding[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal(page, PageCharset.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(page)], "windows-1251", isMarkup: true));
    }

    [Fact]
    public void Without_a_word_it_is_utf8() => Assert.Equal(Polish, PageCharset.Decode(Encoding.UTF8.GetBytes(Polish), null, isMarkup: true));

    [Fact]
    public void Plain_text_declares_nothing()
    {
        var text = $"They wrote <meta charset=\"windows-1251\">. {Polish}";
        Assert.Equal(text, PageCharset.Decode(Encoding.UTF8.GetBytes(text), null, isMarkup: false));
    }

    [Fact]
    public void A_page_that_claims_to_be_utf16_in_plain_letters_is_utf8()
    {
        var page = $"<meta charset=\"utf-16\"><p>{Polish}";
        Assert.Equal(page, PageCharset.Decode(Encoding.UTF8.GetBytes(page), null, isMarkup: true));
    }

    [Theory]
    [InlineData("no-such-encoding"), InlineData("utf-7"), InlineData(""), InlineData("\""), InlineData("\0"), InlineData("ütf"), InlineData("999999999999"), InlineData("65000")]
    public void An_unknown_encoding_is_read_as_utf8(string charset) =>
        Assert.Equal(Polish, PageCharset.Decode(Encoding.UTF8.GetBytes(Polish), charset, isMarkup: true));

    [Fact]
    public void No_bytes_make_it_fail()
    {
        var random = new Random(20260309);
        foreach (var charset in new[] { null, "utf-8", "utf-16", "gb18030", "iso-2022-jp", "shift_jis", "big5", "windows-1252", "euc-kr", "nonsense" })
        {
            for (var i = 0; i < 200; i++)
            {
                var bytes = new byte[random.Next(0, 300)];
                random.NextBytes(bytes);
                Assert.NotNull(PageCharset.Decode(bytes, charset, isMarkup: i % 2 == 0));
            }
        }
    }

    [Fact]
    public void A_declaration_that_never_ends_costs_nothing()
    {
        var page = "<meta " + string.Concat(Enumerable.Repeat("charset ", 1_000_000));
        Assert.Equal(page, PageCharset.Decode(Encoding.UTF8.GetBytes(page), null, isMarkup: true));
    }

    static byte[] Bytes(string charset, string text)
    {
        var name = charset.ToLowerInvariant() switch
        {
            "utf8" => "utf-8",
            "cp1250" => "windows-1250",
            "iso-8859-1" or "latin1" or "us-ascii" => "windows-1252",
            "iso-8859-9" => "windows-1254",
            "x-sjis" => "shift_jis",
            "tis-620" => "windows-874",
            "iso-8859-8-i" => "iso-8859-8",
            var other => other,
        };
        return (CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name)).GetBytes(text);
    }
}
