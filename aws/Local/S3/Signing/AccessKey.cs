namespace GasOrleans.Aws.Local.S3.Signing;

/// <summary>The one pair of keys that this cloud knows.</summary>
internal sealed record AccessKey(string Id, string Secret)
{
    public override string ToString() => Id;
}
