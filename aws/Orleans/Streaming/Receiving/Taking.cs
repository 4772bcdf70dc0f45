namespace Orleans.Aws;

/// <summary>Watches whether events are taken out of a batch in the course of one delivery. Deliveries to several subscribers share the batch.</summary>
internal sealed class Taking
{
    private static readonly AsyncLocal<Taking?> Watched = new();

    public bool HasHappened { get; private set; }

    public static Taking Watch() => Watched.Value = new();

    public static void Happens()
    {
        if (Watched.Value is { } taking)
        {
            taking.HasHappened = true;
        }
    }
}
