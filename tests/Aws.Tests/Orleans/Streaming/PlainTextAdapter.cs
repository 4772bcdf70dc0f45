using Amazon.SQS.Model;

namespace Orleans.Aws.Tests.Streaming;

/// <summary>Understands <c>note key number</c>, which no stream provider sends; and <c>nothing</c>, which means nothing.</summary>
internal sealed class PlainTextAdapter : IForeignMessageAdapter
{
    public IReadOnlyList<ForeignEvent>? Read(Message message) => message.Body.Split(' ') switch
    {
        ["nothing"] => [],
        ["note", var key, .. var numbers] => [.. numbers.Select(n => new ForeignEvent(StreamId.Create("recorded", key), new Note(int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))))],
        _ => null,
    };
}
