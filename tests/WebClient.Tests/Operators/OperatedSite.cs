namespace GasOrleans.WebClient.Tests.Operators;

/// <summary>A site of its own: what its operators order holds for everybody on it.</summary>
public sealed class OperatedSite : WebServer;
