using ClaimTrack.Domain;
using static ClaimTrack.Web.Platform.Seeding.DemoFerries;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>Two checks in other languages, one of them translated, the other written from right to left.</summary>
static class DemoTongues
{
    public static void Tell(DemoDesk desk)
    {
        Member leila = desk["Leila"], idris = desk["Idris"], sofia = desk["Sofía"], helena = desk["Helena"];
        var stage = desk.Stage;

        var bathing = desk.Article(23, "10:30", sofia, new ArticleFacts
        {
            Title = "Holm, doce meses de playa",
            Publisher = "Oficina de Turismo de Skerrow",
            PublishedOn = stage.Day(24),
            Language = "es",
            Url = "https://visit.example/es/holm-doce-meses",
        }, """
            Pocas islas pueden decirlo: el agua de la playa de Holm es apta para el baño todo el año. El café del muelle abre también en enero.
            Traiga toalla.
            """);
        var samples = desk.Source(SourceKind.Dataset, "Análisis del agua de baño, mes a mes", "Autoridad Portuaria de Skerrow", stage.Day(30), "https://harbour.example/es/agua.csv");
        var inspector = desk.Source(SourceKind.Interview, "Conversación con la inspectora de aguas", "Servicio de Salud de Skerrow", stage.Day(22));
        var water = desk.Claim(23, "10:36", sofia, new ClaimFacts { Statement = "El agua de la playa de Holm es apta para el baño todo el año", ClaimedOn = stage.Day(24), Language = "es", ClaimantUrl = "https://visit.example/es/" }, desk.Organization("Oficina de Turismo de Skerrow"), desk.About("Water"))
            .Seen(23, "10:37", sofia, bathing, "el agua de la playa de Holm es apta para el baño todo el año")
            .Accepted(23, "11:00", sofia, sofia)
            .Evidence(22, "09:30", sofia, samples, Shows(Stance.Contradicts, "En noviembre y en enero se superó el límite.", primary: true, stage.Day(22), archived: "https://archive.example/harbour/agua"))
            .Evidence(22, "10:00", sofia, inspector, Shows(Stance.Context, "Explica que en invierno no se vigila la playa.", day: stage.Day(22)))
            .Reply(22, "12:00", sofia, new RightOfReply { AskedOn = stage.Day(22), Reply = "Cambiaremos la frase. En verano el agua es excelente." })
            .Drafted(21, "10:15", sofia, "mostly_false", new VerdictText
            {
                Headline = "El agua de Holm cumple en verano; en invierno superó el límite dos veces",
                Standfirst = "La oficina de turismo promete doce meses de baño. Los análisis solo avalan siete.",
                Conclusion = "De abril a octubre todos los análisis fueron buenos. En noviembre y en enero el agua superó el límite sanitario.",
                InShort = "De abril a octubre, ningún análisis malo.\nEn noviembre y en enero se superó el límite.\nEn invierno la playa no se vigila.",
                Explanation = """
                    La autoridad portuaria analiza el agua una vez al mes y publica los resultados. [1] Los revisamos todos.

                    ## Lo que dicen los análisis

                    - **De abril a octubre:** siete análisis, todos por debajo del límite.
                    - **De noviembre a marzo:** cinco análisis, dos de ellos por encima.

                    La inspectora de aguas nos recordó además que en invierno nadie vigila la playa ni avisa a los bañistas. [2]
                    """,
            })
            .ForReview(21, "10:20", sofia)
            .Approved(20, "09:00", idris)
            .Approved(20, "09:40", helena)
            .Published(20, "10:00", helena);

        desk.Claim(19, "15:00", sofia, new ClaimFacts { Statement = "The water at Holm beach is fit for bathing all year round", ClaimedOn = stage.Day(24), Language = "en", ClaimantUrl = "https://visit.example/es/" }, desk.Organization("Oficina de Turismo de Skerrow"), desk.About("Water"))
            .Accepted(19, "15:02", sofia, sofia)
            .Translates(19, "15:04", sofia, water)
            .Evidence(19, "15:20", sofia, samples, Shows(Stance.Contradicts, "The limit was exceeded in November and in January.", primary: true, stage.Day(22), archived: "https://archive.example/harbour/agua"))
            .Evidence(19, "15:25", sofia, inspector, Shows(Stance.Context, "Explains that nobody watches the beach in winter.", day: stage.Day(22)))
            .Reply(19, "15:30", sofia, new RightOfReply { AskedOn = stage.Day(22), Reply = "We will change the sentence. In summer the water is excellent." })
            .Drafted(18, "10:00", sofia, "mostly_false", new VerdictText
            {
                Headline = "The water at Holm passes in summer; in winter it failed twice",
                Standfirst = "The tourist office promises twelve months of bathing. The samples bear out seven.",
                Conclusion = "From April to October every sample was good. In November and in January the water exceeded the health limit.",
                InShort = "No bad sample from April to October.\nOver the limit in November and in January.\nNobody watches the beach in winter.",
                Explanation = """
                    The port authority samples the water once a month and publishes the results. [1] We went through all of them.

                    ## What the samples say

                    - **April to October:** seven samples, all below the limit.
                    - **November to March:** five samples, two of them above it.

                    The water inspector reminded us that in winter nobody watches the beach or warns those who bathe. [2]
                    """,
            })
            .ForReview(18, "10:10", sofia)
            .Approved(18, "14:00", idris)
            .Approved(17, "09:00", helena)
            .Published(17, "09:30", helena);

        var kitchens = desk.Article(19, "08:30", leila, new ArticleFacts
        {
            Title = "وجبة الغداء بسعر الأمس",
            Byline = "سلمى ناصر",
            Publisher = "صحيفة المرفأ",
            PublishedOn = stage.Day(20),
            Language = "ar",
            Url = "https://marfa.example/lunch",
        }, """
            قالت رابطة مقاصف المدارس في بيان لها إن سعر وجبة الغداء في مدارس سكيرو لم يتغير منذ خمس سنوات، وإن المطابخ تعمل بكامل طاقتها.
            وأضافت الرابطة أن الخضار كلها من مزارع الجزيرة.
            """);
        desk.Claim(19, "08:36", leila, new ClaimFacts { Statement = "سعر وجبة الغداء في مدارس سكيرو لم يتغير منذ خمس سنوات", ClaimedOn = stage.Day(20), Language = "ar" }, desk.Organization("رابطة مقاصف المدارس"), desk.About("School meals"))
            .Seen(19, "08:37", leila, kitchens, "سعر وجبة الغداء في مدارس سكيرو لم يتغير منذ خمس سنوات")
            .Accepted(19, "09:00", leila, leila)
            .Evidence(18, "10:00", leila, desk.Source(SourceKind.Document, "قوائم أسعار الغداء في سبع مدارس", "إدارات المدارس", stage.Day(18), "https://schools.example/prices"), Shows(Stance.Contradicts, "تبيّن السعر في كل سنة من السنوات الخمس.", primary: true, stage.Day(18), archived: "https://archive.example/schools/prices"))
            .Evidence(18, "10:30", leila, desk.Source(SourceKind.NewsReport, "School lunches: what parents pay", "The Skerrow Mail", stage.Day(40), "https://mail.example/skerrow/school-lunches"), Shows(Stance.Context, "ينقل عن الرابطة سبب رفع السعر في المدارس الثانوية.", day: stage.Day(18)))
            .Reply(18, "11:30", leila, new RightOfReply { AskedOn = stage.Day(18), Reply = "كنا نتحدث عن المدارس الابتدائية، وفاتنا أن نذكر ذلك." })
            .Drafted(17, "13:00", leila, "mixed", new VerdictText
            {
                Headline = "سعر الغداء بقي كما هو في المدارس الابتدائية وارتفع مرتين في الثانوية",
                Standfirst = "تقول رابطة المقاصف إن الأسعار ثابتة. قوائم الأسعار تؤيد ذلك في نصف المدارس فقط.",
                Conclusion = "في المدارس الابتدائية ما زال السعر 2.80 يورو منذ خمس سنوات. أما في الثانوية فارتفع مرتين، من 3.20 إلى 3.90 يورو.",
                InShort = "السعر في المدارس الابتدائية الأربع ثابت منذ خمس سنوات.\nفي المدارس الثانوية الثلاث ارتفع مرتين.\nقالت الرابطة إنها كانت تقصد المدارس الابتدائية.",
                Explanation = """
                    طلبنا من مدارس المقاطعة السبع قوائم الأسعار في السنوات الخمس الماضية، فأرسلتها كلها. [1]

                    ## المدارس الابتدائية

                    في المدارس الأربع سعر واحد هو 2.80 يورو، ولم يتغير في أي سنة.

                    ## المدارس الثانوية

                    - في السنة الثانية: من 3.20 إلى 3.50 يورو.
                    - في السنة الرابعة: من 3.50 إلى 3.90 يورو.

                    وذكرت صحيفة *The Skerrow Mail* أن سبب الزيادة ارتفاع ثمن الوقود. [2]
                    """,
            })
            .ForReview(17, "13:05", leila)
            .Approved(17, "15:00", sofia)
            .Approved(16, "09:00", helena)
            .Published(16, "09:15", sofia);
    }
}
