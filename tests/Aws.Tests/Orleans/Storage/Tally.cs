namespace Orleans.Aws.Tests.Storage;

[GenerateSerializer, Alias("tests.Tally")]
public sealed class Tally
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public int Count { get; set; }
}

[GenerateSerializer, Alias("tests.Box`1")]
public sealed class Box<T>
{
    [Id(0)]
    public T? Content { get; set; }
}
