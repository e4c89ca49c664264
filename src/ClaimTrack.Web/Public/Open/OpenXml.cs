using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Public;

/// <summary>XML as an answer.</summary>
static class OpenXml
{
    static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NamespaceHandling = NamespaceHandling.OmitDuplicates,
    };

    /// <summary>The document under a media type.</summary>
    public static FileContentResult File(XElement root, string mediaType) => File(new XDocument(root).WriteTo, mediaType);

    /// <summary>What is written under a media type.</summary>
    public static FileContentResult File(Action<XmlWriter> write, string mediaType)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings)) write(writer);
        return new(bytes.ToArray(), $"{mediaType}; charset=utf-8");
    }
}
